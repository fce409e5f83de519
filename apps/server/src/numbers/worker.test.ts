import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { startWithCarrier } from "../../test/carrier.ts";
import { lastDayRead } from "./queries.ts";
import { keepReadingRecycled } from "./worker.ts";

test("a server that stops waits for no list that does not come, and reads that day again", async () => {
  const silent = createServer().listen(0, "127.0.0.1");
  await once(silent, "listening");
  const { port } = silent.address() as AddressInfo;
  const carrier = await startWithCarrier(1, {
    settings: { TWILIO_EMULATOR_URL: `http://127.0.0.1:${port}` },
  });
  const worker = keepReadingRecycled(carrier.server.parts, 0);
  for (;;) {
    const [request] = (await once(silent, "request")) as [IncomingMessage];
    if (!request.url!.includes("Deactivations")) continue;
    const cut = new Promise((resolve) => request.socket.once("close", resolve));
    request.on("error", () => undefined);
    await worker.stop();
    await cut;
    break;
  }
  expect(await lastDayRead(carrier.server.parts.database.db)).toBeNull();
  expect(carrier.server.log.join()).not.toContain("taken back are not known");
  silent.closeAllConnections();
  silent.close();
  await carrier.close();
});
