import { useParley, type Picture } from "@parley/client";
import { ImageOff } from "lucide-react";
import { Icon } from "../pieces/icon.tsx";
import { useWords } from "../words/words.tsx";
import { usePicture } from "./usePicture.ts";
import { useViewer } from "./viewer.tsx";

interface PictureButtonProps {
  pictures: readonly Picture[];
  index: number;
}

/** A picture among words, as small as it is drawn; pressing it shows it whole. It fills what is around it. */
export function PictureButton({ pictures, index }: PictureButtonProps) {
  const { say } = useWords();
  const { files } = useParley();
  const view = useViewer();
  const picture = pictures[index]!;
  const address = picture.thumbnail ? files.thumbnailUrl(picture) : files.fileUrl(picture);
  const { key, missing, onError } = usePicture(address);
  return (
    <button
      type="button"
      onClick={() => view(pictures, index)}
      className="absolute inset-0 overflow-hidden rounded-control border border-line bg-hover"
    >
      {missing ? (
        <Missing name={picture.name} says={say(`files.${missing}`)} />
      ) : (
        <img
          key={key}
          src={address}
          alt={say("files.picture", { name: picture.name })}
          loading="lazy"
          decoding="async"
          draggable={false}
          onError={onError}
          className="size-full object-cover"
        />
      )}
    </button>
  );
}

function Missing({ name, says }: { name: string; says: string }) {
  return (
    <span className="flex size-full flex-col items-center justify-center gap-1 overflow-hidden p-1 text-tiny text-quiet">
      <Icon of={ImageOff} size={18} />
      <bdi className="max-w-full truncate font-strong">{name}</bdi>
      {says}
    </span>
  );
}
