// A notice on the desktop. What it says is handed over as arguments or in the environment, and never
// becomes part of anything that is run.
import { spawn } from "node:child_process";
import { claim } from "./claim.ts";
import type { Notice } from "./notice.ts";

export type Desktop = (notice: Notice, failed: () => void) => void;

interface Call {
  program: string;
  args: string[];
  env?: Record<string, string>;
}

interface Place {
  env: NodeJS.ProcessEnv;
  platform: NodeJS.Platform;
  folder: string | undefined;
  /** A program of the person's own choice, and its arguments. */
  notifier: readonly string[];
}

/** Null where there is no desktop, or it is not the one that the person sits at. */
export function onDesktop({ env, platform, folder, notifier }: Place): Desktop | null {
  const call = chosen(notifier) ?? (env["SSH_CONNECTION"] ? null : callOn(platform, env));
  if (!call) return null;
  return (notice, failed) => {
    if (folder && notice.key && !claim(folder, notice.key)) return;
    const { program, args, env: told } = call(notice);
    const child = spawn(program, args, {
      env: { ...env, ...told },
      stdio: "ignore",
      windowsHide: true,
    });
    child.unref();
    child.once("error", failed);
    child.once("exit", (code) => code !== 0 && failed());
  };
}

function callOn(
  platform: NodeJS.Platform,
  env: NodeJS.ProcessEnv,
): ((notice: Notice) => Call) | null {
  if (platform === "darwin") return appleScript;
  if (platform === "win32") return powerShell;
  return env["DISPLAY"] || env["WAYLAND_DISPLAY"] ? notifySend : null;
}

function chosen([program, ...args]: readonly string[]): ((notice: Notice) => Call) | null {
  if (program === undefined) return null;
  return ({ title, body }) => ({ program, args: [...args, title, body] });
}

/** The specification lets the body have markup. */
function notifySend({ title, body, urgent }: Notice): Call {
  const plain = body.replace(/[&<>]/g, (sign) => entities[sign]!);
  const urgency = urgent ? "critical" : "normal";
  const options = ["--app-name=Parley", `--urgency=${urgency}`, "--category=im.received"];
  return { program: "notify-send", args: [...options, "--", title, plain] };
}

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

function appleScript({ title, body }: Notice): Call {
  const script = [
    "on run argv",
    "display notification (item 2 of argv) with title (item 1 of argv)",
    "end run",
  ];
  const lines = script.flatMap((line) => ["-e", line]);
  return { program: "osascript", args: [...lines, "--", title, body] };
}

function powerShell({ title, body }: Notice): Call {
  return {
    program: "powershell.exe",
    args: ["-NoProfile", "-NonInteractive", "-Command", toast],
    env: { PARLEY_NOTICE_TITLE: title, PARLEY_NOTICE_BODY: body },
  };
}

/** Under PowerShell's own name: Windows shows toasts only of programs that are in the start menu. */
const toast = `
[Windows.UI.Notifications.ToastNotificationManager, Windows.UI.Notifications, ContentType = WindowsRuntime] | Out-Null
$kind = [Windows.UI.Notifications.ToastTemplateType]::ToastText02
$xml = [Windows.UI.Notifications.ToastNotificationManager]::GetTemplateContent($kind)
$texts = $xml.GetElementsByTagName('text')
$texts.Item(0).AppendChild($xml.CreateTextNode($env:PARLEY_NOTICE_TITLE)) | Out-Null
$texts.Item(1).AppendChild($xml.CreateTextNode($env:PARLEY_NOTICE_BODY)) | Out-Null
$from = '{1AC14E77-02E7-4E5D-B744-2EB1AE5198B7}\\WindowsPowerShell\\v1.0\\powershell.exe'
$notifier = [Windows.UI.Notifications.ToastNotificationManager]::CreateToastNotifier($from)
$notifier.Show([Windows.UI.Notifications.ToastNotification]::new($xml))
`;
