import { afterAll, beforeAll, expect, test } from "vitest";
import { deflateSync } from "node:zlib";
import sharp from "sharp";
import { refusalOf } from "../../test/conversations.ts";
import { upload } from "../../test/files.ts";
import { startServer, type TestServer } from "../../test/server.ts";
import type { Someone } from "../../test/visitor.ts";

let server: TestServer;
let ana: Someone;
beforeAll(async () => {
  // The server reads files alone; what these tests make and look at is in memory.
  sharp.unblock({
    operation: ["Jpeg", "Png", "Nsgif", "Webp"].map((kind) => `VipsForeignLoad${kind}Buffer`),
  });
  server = await startServer();
  ana = await server.person("ana");
});
afterAll(() => server.close());

const red = { r: 200, g: 20, b: 20 };
const field = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: red } });

async function bytesOf(id: number): Promise<Buffer> {
  return Buffer.from(await ana.call("getFile", { params: { file: id, name: "x" } }));
}

async function thumbnailOf(id: number): Promise<Buffer> {
  return Buffer.from(await ana.call("getThumbnail", { params: { file: id } }));
}

test("a photograph loses what it tells of camera and place", async () => {
  const photo = await field(900, 600)
    .withExif({
      IFD0: { Make: "Lantern", Model: "Seven" },
      IFD3: { GPSLatitudeRef: "N", GPSLatitude: "52/1 31/1 0/1" },
    })
    .jpeg()
    .toBuffer();
  expect((await sharp(photo).metadata()).exif).toBeDefined();

  const file = await upload(ana, photo, "garden.jpg");

  expect(file).toMatchObject({ type: "image/jpeg", width: 900, height: 600, thumbnail: true });
  for (const kept of [await bytesOf(file.id), await thumbnailOf(file.id)]) {
    const { exif, icc, xmp, iptc } = await sharp(kept).metadata();
    expect([exif, icc, xmp, iptc]).toEqual([undefined, undefined, undefined, undefined]);
    expect(kept.includes("Lantern")).toBe(false);
    expect(kept.includes("GPS")).toBe(false);
  }
  expect((await bytesOf(file.id)).byteLength).toBe(file.sizeBytes);
});

test("a photograph taken sideways is turned upright", async () => {
  // Orientation 6: what is stored as the left edge belongs at the top.
  const left = await sharp({ create: { width: 40, height: 100, channels: 3, background: "#fff" } })
    .png()
    .toBuffer();
  const photo = await field(400, 100)
    .composite([{ input: left, left: 0, top: 0 }])
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();

  const file = await upload(ana, photo, "sideways.jpg");

  expect(file).toMatchObject({ width: 100, height: 400 });
  const { data, info } = await sharp(await bytesOf(file.id))
    .raw()
    .toBuffer({ resolveWithObject: true });
  const green = (x: number, y: number) => data[(y * info.width + x) * info.channels + 1]!;
  expect([info.width, info.height]).toEqual([100, 400]);
  expect(green(50, 10)).toBeGreaterThan(200);
  expect(green(50, 390)).toBeLessThan(100);
});

test("a thumbnail is WebP of at most 640 pixels, and never larger than its picture", async () => {
  const sizes = [
    [2_000, 1_000, 640, 320],
    [300, 200, 300, 200],
  ] as const;
  for (const [width, height, ...small] of sizes) {
    const file = await upload(ana, await field(width, height).png().toBuffer(), "field.png");
    const { format, ...about } = await sharp(await thumbnailOf(file.id)).metadata();
    expect([format, about.width, about.height]).toEqual(["webp", ...small]);
  }
});

test.each(["png", "webp", "avif", "gif"] as const)("%s stays what it is", async (format) => {
  const file = await upload(ana, await field(64, 48).toFormat(format).toBuffer(), `x.${format}`);
  expect(file).toMatchObject({ type: `image/${format}`, width: 64, height: 48, thumbnail: true });
});

async function film(frames: number, side: number): Promise<Buffer> {
  const shots = await Promise.all(
    Array.from({ length: frames }, (_, n) =>
      sharp({
        create: {
          width: side,
          height: side,
          channels: 3,
          background: { r: (n * 80) % 256, g: 0, b: n % 256 },
        },
      })
        .png()
        .toBuffer(),
    ),
  );
  return sharp(shots, { join: { animated: true } })
    .gif()
    .toBuffer();
}

test("a film stays a film, and one beyond the limits is its first picture", async () => {
  const short = await upload(ana, await film(3, 50), "three.gif");
  const long = await upload(ana, await film(501, 4), "long.gif");

  expect(short).toMatchObject({ type: "image/gif", width: 50, height: 50 });
  expect((await sharp(await bytesOf(short.id), { animated: true }).metadata()).pages).toBe(3);
  expect((await sharp(await thumbnailOf(short.id), { animated: true }).metadata()).pages ?? 1).toBe(
    1,
  );
  expect(long).toMatchObject({ type: "image/gif", width: 4, height: 4 });
  expect((await sharp(await bytesOf(long.id), { animated: true }).metadata()).pages ?? 1).toBe(1);
});

/** A PNG of one bit a pixel that says it is that large, and is: zeros pack well. */
function bomb(side: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const frame = Buffer.alloc(8 + body.byteLength);
    frame.writeUInt32BE(data.byteLength, 0);
    body.copy(frame, 4);
    frame.writeUInt32BE(crc(body), 4 + body.byteLength);
    return frame;
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(side, 0);
  head.writeUInt32BE(side, 4);
  head[8] = 1;
  return Buffer.concat([
    Buffer.from("89504e470d0a1a0a", "hex"),
    chunk("IHDR", head),
    chunk("IDAT", deflateSync(Buffer.alloc((side / 8 + 1) * side))),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function crc(bytes: Buffer): number {
  let value = ~0;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit++) value = (value >>> 1) ^ (value & 1 ? 0xed_b8_83_20 : 0);
  }
  return ~value >>> 0;
}

test("a small file that unpacks to a huge picture is refused before it is unpacked", async () => {
  const bytes = bomb(20_000);
  expect(bytes.byteLength).toBeLessThan(200_000);
  const before = process.memoryUsage.rss();

  expect(await refusalOf(upload(ana, bytes, "tiny.png"))).toBe("picture_too_large");

  expect(process.memoryUsage.rss() - before).toBeLessThan(100_000_000);
  // The same within the limits is a picture like any other.
  expect(await upload(ana, bomb(2_000), "small.png")).toMatchObject({ width: 2_000 });
});

test("a broken picture is a file like any other, to be downloaded", async () => {
  const whole = await field(500, 500).jpeg().toBuffer();
  const half = whole.subarray(0, whole.byteLength / 2);
  const heads = [half, Buffer.from("89504e470d0a1a0a", "hex"), Buffer.from("GIF89a")];
  for (const bytes of heads) {
    const file = await upload(ana, bytes, "broken.jpg");
    expect(file).toMatchObject({ type: "application/octet-stream", thumbnail: false });
    expect((await bytesOf(file.id)).equals(bytes)).toBe(true);
    const params = { file: file.id };
    expect(await refusalOf(ana.call("getThumbnail", { params }))).toBe("not_found");
  }
});

test("what it is called, and said to be, is not what it is", async () => {
  const picture = await field(10, 10).png().toBuffer();
  const called = await upload(ana, picture, "report.pdf");
  expect(called.type).toBe("image/png");
  const reply = await ana.fetch("/api/files?name=holiday.png", {
    method: "POST",
    body: "<script>alert(1)</script>",
    headers: { "content-type": "image/png" },
  });
  expect(await reply.json()).toMatchObject({ type: "text/plain", name: "holiday.png" });
});
