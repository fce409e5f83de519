import { stat } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { notFound } from "./errors.ts";

const builtWebApp = fileURLToPath(new URL("../../../web/dist/", import.meta.url));

interface WebAppOptions {
  folder?: string;
  /** Screens that are not there for everybody, by their paths: whether one is for whoever asks. */
  gates?: Record<string, (request: FastifyRequest) => Promise<boolean>>;
}

/** Serves the web app: its files, and its page for every address that is one of its screens. */
export async function installWebApp(
  app: FastifyInstance,
  { folder = builtWebApp, gates = {} }: WebAppOptions = {},
): Promise<void> {
  await app.register(fastifyStatic, {
    root: folder,
    serve: false,
    cacheControl: false,
    // The build leaves a compressed copy beside each file that is worth it.
    preCompressed: true,
    dotfiles: "deny",
    suppressWarning: true,
  });
  app.get("/*", { schema: { hide: true } }, async (request, reply) => {
    const path = pathOf(request);
    if (isServers(path)) return notFound(request, reply);
    if (await isFile(folder, path)) return sendFile(reply, path);
    if (!asksForPage(request)) return notFound(request, reply);
    const gate = Object.hasOwn(gates, path) ? gates[path] : undefined;
    // The app says there that there is nothing. Never stored: the next one may be let in, or not.
    if (gate) reply.header("cache-control", "no-store");
    if (gate && !(await gate(request))) reply.code(404);
    if (await isFile(folder, "/index.html")) return sendFile(reply, "/index.html");
    return reply.code(503).type("text/plain; charset=utf-8").send(notBuilt);
  });
}

const notBuilt = "The web app has not been built yet. Run: npm run build\n";

/** What only the server answers. A wrong address there is an error, not a screen. */
const isServers = (path: string) =>
  /^\/(?:api|files|f|m|socket\.io|hooks|docs|phones\/api)(?:\/|$)/.test(path);

const pathOf = ({ params }: FastifyRequest) => `/${(params as { "*": string })["*"]}`;

async function isFile(folder: string, path: string): Promise<boolean> {
  // Nothing of the app is hidden, and no path leads out of its folder.
  if (/(?:^|[\\/])\./.test(path) || path.includes("\0")) return false;
  const found = await stat(join(folder, path)).catch(() => null);
  return found?.isFile() ?? false;
}

function sendFile(reply: FastifyReply, path: string): FastifyReply {
  // Names under assets/ change with their content; everything else is asked for anew.
  const kept = path.startsWith("/assets/") ? "public, max-age=31536000, immutable" : "no-cache";
  if (!reply.hasHeader("cache-control")) reply.header("cache-control", kept);
  return reply.sendFile(path);
}

/** A browser that goes somewhere, or anything at all at the front door. */
function asksForPage(request: FastifyRequest): boolean {
  return pathOf(request) === "/" || (request.headers.accept?.includes("text/html") ?? false);
}
