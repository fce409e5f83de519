import { z } from "zod";
import { server } from "../server.ts";
import { endpoint } from "./endpoint.ts";

export const serverEndpoints = {
  getServer: endpoint({
    method: "GET",
    path: "/api/server",
    summary: "What this server is, and which versions of the protocol it speaks",
    tag: "Server",
    asks: "anyone",
    replies: { 200: server },
    refuses: [],
  }),
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
