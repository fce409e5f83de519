import {
  File,
  FileArchive,
  FileImage,
  FileMusic,
  FileText,
  FileVideoCamera,
  type LucideIcon,
} from "lucide-react";

const byStart: [string, LucideIcon][] = [
  ["image/", FileImage],
  ["audio/", FileMusic],
  ["video/", FileVideoCamera],
  ["text/", FileText],
  ["application/pdf", FileText],
  ["application/vnd.openxmlformats", FileText],
  ["application/vnd.oasis.opendocument", FileText],
  ["application/zip", FileArchive],
  ["application/gzip", FileArchive],
  ["application/x-7z", FileArchive],
  ["application/x-tar", FileArchive],
];

/** What stands for a file of which there is no picture. */
export const iconOf = (type: string): LucideIcon =>
  byStart.find(([start]) => type.startsWith(start))?.[1] ?? File;
