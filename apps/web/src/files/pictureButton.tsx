import { useParley, type Picture } from "@parley/client";
import { ImageOff } from "lucide-react";
import { useState } from "react";
import { Icon } from "../pieces/icon.tsx";
import { useWords } from "../words/words.tsx";
import { usePicture } from "./usePicture.ts";
import { useViewer } from "./viewer.tsx";

interface PictureButtonProps {
  pictures: readonly Picture[];
  index: number;
}

const lessMotion = matchMedia("(prefers-reduced-motion: reduce)");

/**
 * A picture among words, as small as it is drawn; pressing it shows it whole. It fills what is around
 * it. A GIF stands still, and costs no more than any picture, until somebody points at it.
 */
export function PictureButton({ pictures, index }: PictureButtonProps) {
  const { say } = useWords();
  const { files } = useParley();
  const view = useViewer();
  const picture = pictures[index]!;
  const address = picture.thumbnail ? files.thumbnailUrl(picture) : files.fileUrl(picture);
  const { key, missing, onError } = usePicture(address);
  const [near, setNear] = useState(false);
  const isFilm = picture.type === "image/gif" && picture.thumbnail && !missing;
  const moves = isFilm && near;
  const approach = () => setNear(!lessMotion.matches);
  const leave = () => setNear(false);
  return (
    <button
      type="button"
      // A finger presses, and then sees it move where it is whole.
      onPointerEnter={({ pointerType }) => pointerType !== "touch" && approach()}
      onPointerLeave={leave}
      onFocus={({ target }) => target.matches(":focus-visible") && approach()}
      onBlur={leave}
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
      {moves && (
        <img
          src={files.fileUrl(picture)}
          alt=""
          draggable={false}
          onError={leave}
          className="absolute inset-0 size-full object-cover"
        />
      )}
      {isFilm && !moves && (
        <span
          aria-hidden
          className="absolute start-1 bottom-1 rounded-control bg-paper px-1 text-tiny font-strong"
        >
          {say("files.gif")}
        </span>
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
