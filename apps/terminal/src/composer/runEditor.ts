import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

export type Edited =
  | { kind: "text"; text: string }
  /** `code`: how it ended; null when it could not be started. */
  | { kind: "failed"; editor: string; code: number | null }
  /** The file could not be written, or not be read again. */
  | { kind: "lost"; reason: string };

/** Lets somebody write in the editor of their choice. The file is theirs alone, and gone afterwards. */
export async function runEditor(text: string, env: NodeJS.ProcessEnv): Promise<Edited> {
  const editor =
    env["VISUAL"] || env["EDITOR"] || (process.platform === "win32" ? "notepad" : "vi");
  let folder: string | null = null;
  try {
    folder = await mkdtemp(join(tmpdir(), "parley-"));
    const file = join(folder, "message.md");
    await writeFile(file, text, { mode: 0o600 });
    const code = await ended(editor, file, env);
    if (code !== 0) return { kind: "failed", editor, code };
    // Editors end a file with a line break of their own.
    return {
      kind: "text",
      text: (await readFile(file, "utf8")).replaceAll("\r\n", "\n").replace(/\n$/, ""),
    };
  } catch (error) {
    return { kind: "lost", reason: (error as NodeJS.ErrnoException).code ?? String(error) };
  } finally {
    if (folder) await rm(folder, { recursive: true, force: true });
  }
}

/** The shell reads the setting, which may hold arguments; the file is not read by it. */
function ended(editor: string, file: string, env: NodeJS.ProcessEnv): Promise<number | null> {
  const options = { stdio: "inherit", env } as const;
  const child =
    process.platform === "win32"
      ? spawn(`${editor} "${file}"`, { ...options, shell: true })
      : spawn("sh", ["-c", `${editor} "$1"`, "sh", file], options);
  return new Promise((done) => {
    child.once("error", () => done(null));
    // 126 and 127 are the shell's: it found nothing that it could run.
    child.once("exit", (code) => done(code === 126 || code === 127 ? null : (code ?? 1)));
  });
}
