import { createContext, use, useCallback, useState, type ReactNode } from "react";
import type { Picture } from "@parley/client";
import { ViewerDialog } from "./viewerDialog.tsx";

type View = (pictures: readonly Picture[], index: number) => void;

const ViewerContext = createContext<View | null>(null);

/** Shows pictures whole, one at a time. */
export function useViewer(): View {
  const view = use(ViewerContext);
  if (!view) throw new Error("useViewer needs a ViewerProvider above it");
  return view;
}

/** Above the timeline, whose rows come and go while a picture of theirs is looked at. */
export function ViewerProvider({ children }: { children: ReactNode }) {
  const [open, setOpen] = useState(false);
  const [pictures, setPictures] = useState<readonly Picture[]>([]);
  const [index, setIndex] = useState(0);
  const view = useCallback<View>((those, first) => {
    setPictures(those);
    setIndex(first);
    setOpen(true);
  }, []);
  return (
    <ViewerContext value={view}>
      {children}
      <ViewerDialog
        open={open}
        onClose={() => setOpen(false)}
        pictures={pictures}
        index={index}
        onGo={setIndex}
      />
    </ViewerContext>
  );
}
