import type { Files } from "@parley/client";

/** Takes every file, a tenth of it at a time, and shows a drawn picture for each. */
export function fakeFiles(): Files {
  let ids = 5_000;
  return {
    async upload(blob, { name, onProgress, signal }) {
      for (let tenths = 0; tenths <= 10; tenths++) {
        signal?.throwIfAborted();
        onProgress?.(tenths / 10);
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      const picture = blob.type.startsWith("image/");
      return {
        id: ++ids,
        name,
        type: blob.type || "application/octet-stream",
        sizeBytes: blob.size,
        ...(picture && { width: 800, height: 600 }),
        thumbnail: picture,
      };
    },
    fileUrl: ({ id }) => drawn(id),
    thumbnailUrl: ({ id }) => drawn(id),
  };
}

const drawn = (id: number) =>
  `data:image/svg+xml,${encodeURIComponent(
    `<svg xmlns="http://www.w3.org/2000/svg" width="800" height="600"><rect width="800" height="600" fill="hsl(${(id * 67) % 360} 40% 70%)"/><circle cx="400" cy="300" r="180" fill="hsl(${(id * 67 + 120) % 360} 50% 45%)"/></svg>`,
  )}`;
