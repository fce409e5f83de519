import { useParley, type Picture } from "@parley/client";
import { ImageOff } from "lucide-react";
import { useLayoutEffect, useRef, useState, type MouseEvent } from "react";
import { Icon } from "../pieces/icon.tsx";
import { useWords } from "../words/words.tsx";
import { usePicture } from "./usePicture.ts";

interface WholePictureProps {
  picture: Picture;
  large: boolean;
  onTurn: (large: boolean) => void;
}

/** Where in a picture something is, from 0 to 1 in both directions. */
interface Point {
  x: number;
  y: number;
}

const middle: Point = { x: 0.5, y: 0.5 };

/** A picture as large as the screen allows; pressing it makes it larger around what was pressed. */
export function WholePicture({ picture, large, onTurn }: WholePictureProps) {
  const { say } = useWords();
  const { files } = useParley();
  const address = files.fileUrl(picture);
  const { key, missing, onError } = usePicture(address);
  const stage = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  const [at, setAt] = useState(middle);

  useLayoutEffect(() => {
    const { current: box } = stage;
    if (!box || !large) return;
    box.scrollTo({
      left: at.x * box.scrollWidth - box.clientWidth / 2,
      top: at.y * box.scrollHeight - box.clientHeight / 2,
    });
  }, [large, at]);

  function turn(event: MouseEvent<HTMLElement>) {
    const drawn = event.currentTarget.getBoundingClientRect();
    // The keyboard presses at no place.
    const byPointer = event.detail > 0;
    setAt(
      byPointer
        ? {
            x: (event.clientX - drawn.left) / drawn.width,
            y: (event.clientY - drawn.top) / drawn.height,
          }
        : middle,
    );
    setWidth(Math.max(picture.width, drawn.width * 2));
    onTurn(!large);
  }

  if (missing) {
    return (
      <p
        role="status"
        className="flex h-full flex-col items-center justify-center gap-2 text-quiet"
      >
        <Icon of={ImageOff} size={24} />
        {say(`files.${missing}`)}
      </p>
    );
  }

  const { id, thumbnail, width: ownWidth, height: ownHeight } = picture;
  // As large as there is room, as wide as it is, and no wider than its height has room for.
  const whole = `min(100cqw, ${ownWidth}px, 100cqh * ${ownWidth / ownHeight})`;
  const small = thumbnail ? { backgroundImage: `url("${files.thumbnailUrl(picture)}")` } : {};
  return (
    <div ref={stage} className="[container-type:size] flex size-full overflow-auto p-3">
      <button
        type="button"
        aria-pressed={large}
        onClick={turn}
        style={{ width: large ? width : whole, aspectRatio: `${ownWidth} / ${ownHeight}` }}
        className={`relative m-auto block shrink-0 ${large ? "cursor-zoom-out" : "cursor-zoom-in"}`}
      >
        <img
          key={`${id}-${key}`}
          src={address}
          alt={say("files.picture", { name: picture.name })}
          draggable={false}
          onError={onError}
          style={small}
          className="absolute inset-0 size-full bg-cover"
        />
      </button>
    </div>
  );
}
