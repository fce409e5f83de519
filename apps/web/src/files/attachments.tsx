import type { File } from "@parley/protocol";
import { boxOf } from "./box.ts";
import { FileCard } from "./fileCard.tsx";
import { isPicture, type Picture } from "@parley/client";
import { PictureButton } from "./pictureButton.tsx";

/** What a message carries, each in a box whose size is known before anything is loaded. */
export function Attachments({ files }: { files: readonly File[] | undefined }) {
  if (!files || files.length === 0) return null;
  const pictures = files.filter(isPicture);
  const others = files.filter((file) => !isPicture(file));
  return (
    <div className="flex flex-col items-start gap-1 py-1">
      {pictures.length > 0 && <Pictures pictures={pictures} />}
      {others.map((file) => (
        <FileCard key={file.id} file={file} />
      ))}
    </div>
  );
}

function Pictures({ pictures }: { pictures: readonly Picture[] }) {
  const [first] = pictures;
  if (pictures.length === 1 && first) {
    const { width, height } = boxOf(first);
    return (
      <div style={{ width, aspectRatio: `${width} / ${height}` }} className="relative max-w-full">
        <PictureButton pictures={pictures} index={0} />
      </div>
    );
  }
  const columns = pictures.length === 2 || pictures.length === 4 ? "grid-cols-2" : "grid-cols-3";
  return (
    <div className={`grid w-[min(100%,22.5rem)] gap-1 ${columns}`}>
      {pictures.map((picture, index) => (
        <div key={picture.id} className="relative aspect-square">
          <PictureButton pictures={pictures} index={index} />
        </div>
      ))}
    </div>
  );
}
