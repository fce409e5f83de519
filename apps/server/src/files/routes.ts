import { endpoints, Refusal } from "@parley/protocol";
import { route, type Door } from "../http/route.ts";
import { readLink } from "./links.ts";
import { loadFile, loadLinked } from "./load.ts";
import { serveFile, serveThumbnail } from "./serve.ts";
import { uploadFile } from "./upload.ts";

export function fileRoutes(door: Door): void {
  const { parts } = door;

  route(door, endpoints.uploadFile, ({ asker, query, request }) =>
    uploadFile(parts, asker.person, query.name, request),
  );
  route(door, endpoints.getFile, async ({ asker, params, request, reply }) =>
    serveFile(parts, await loadFile(parts, asker.person, params.file), { request, reply }),
  );
  route(door, endpoints.getThumbnail, async ({ asker, params, request, reply }) =>
    serveThumbnail(parts, await loadFile(parts, asker.person, params.file), { request, reply }),
  );
  route(door, endpoints.openLink, async ({ params, request, reply }) => {
    const file = readLink(parts, params.link);
    if (file === null) throw new Refusal("not_found");
    return serveFile(parts, await loadLinked(parts, file), { request, reply });
  });
}
