import { z } from "zod";
import { endpoint } from "./endpoint.ts";

export const serverEndpoints = {
  health: endpoint({
    method: "GET",
    path: "/healthz",
    summary: "The process runs",
    tag: "Server",
    asks: "anyone",
    replies: { 200: z.object({ status: z.literal("ok") }) },
    refuses: [],
  }),
  ready: endpoint({
    method: "GET",
    path: "/readyz",
    summary: "The database answers and this server takes requests",
    tag: "Server",
    asks: "anyone",
    replies: { 200: z.object({ status: z.literal("ok"), epoch: z.string() }) },
    refuses: ["busy"],
  }),
};
