// Brings node_modules in line with package-lock.json, and does nothing when it already is.
// Runs before everything else, on whatever Node is there (20 or later), so it is plain JavaScript.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";

const root = join(import.meta.dirname, "..");
const modules = join(root, "node_modules");
const installed = join(modules, ".package-lock.json");
const pinnedNode = join(modules, "node", "bin", process.platform === "win32" ? "node.exe" : "node");

if (!isInstalled()) install();
if (!hasPinnedNode()) fetchPinnedNode();

/** npm writes what it installed last, in one go: an interrupted install leaves no such file. */
function isInstalled() {
  if (!existsSync(installed)) return false;
  const wanted = packages(join(root, "package-lock.json"));
  const present = packages(installed);
  return (
    Object.keys(present).every((path) => path in wanted) &&
    Object.entries(wanted).every(([path, entry]) =>
      path in present ? sameEntry(entry, present[path]) : entry.optional || path === "",
    )
  );
}

function packages(lockfile) {
  return JSON.parse(readFileSync(lockfile, "utf8")).packages;
}

function sameEntry(wanted, present) {
  return wanted.version === present.version && wanted.integrity === present.integrity;
}

/** No package runs a script of its own: what has to be compiled comes compiled. */
function install() {
  console.log("Installing dependencies …");
  npm(["ci", "--ignore-scripts"], "The dependencies could not be installed");
}

function hasPinnedNode() {
  return spawnSync(pinnedNode, ["--version"]).status === 0;
}

/** The one exception: this package's script downloads the Node for this machine. */
function fetchPinnedNode() {
  console.log("Fetching the pinned Node …");
  npm(["rebuild", "node", "--ignore-scripts=false"], "The pinned Node could not be fetched");
  if (!hasPinnedNode()) fail(`The pinned Node does not run: ${pinnedNode}`);
}

function npm(args, failure) {
  // The Node in node_modules is about to be replaced, so npm must not be running on it.
  const path = (process.env.PATH ?? "")
    .split(delimiter)
    .filter((folder) => !folder.endsWith(join("node_modules", ".bin")))
    .join(delimiter);
  const { status } = spawnSync("npm", args, {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, PATH: path },
    shell: process.platform === "win32",
  });
  if (status !== 0) fail(failure);
}

function fail(message) {
  console.error(`${message}.`);
  process.exit(1);
}
