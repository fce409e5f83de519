// Compresses what browsers load once, at the build, instead of at every visit.
import { globSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

/** Smaller ones would not be worth the header that says so. */
const LEAST_BYTES = 1024;

/** Puts a `.br` and a `.gz` beside every text of the folder that is worth it. */
export function compress(folder: string): void {
  for (const name of globSync("**/*.{js,css,html,svg,webmanifest}", { cwd: folder })) {
    const file = join(folder, name);
    const content = readFileSync(file);
    if (content.length < LEAST_BYTES) continue;
    const params = { [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
    writeFileSync(`${file}.br`, brotliCompressSync(content, { params }));
    writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }));
  }
}
