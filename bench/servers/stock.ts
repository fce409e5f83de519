import { createServer } from "node:http";
import { Server } from "socket.io";
import { endWithParent, sayReady } from "./ready.ts";

// The baseline: Socket.IO as it comes. It checks nothing and stores nothing; each message goes to
// everybody in the room in the same shape that Parley sends.
endWithParent();
const people = Number(process.argv[2]);
const conversation = 1;
const http = createServer();
const io = new Server(http, { serveClient: false });
let seq = 0;

io.on("connection", (socket) => {
  void socket.join("room");
  socket.emit("sync", {});
  socket.on(
    "message.send",
    (payload: { cid: string; body: string }, acknowledge: (answer: object) => void) => {
      seq++;
      const at = new Date().toISOString();
      const message = {
        conversation,
        seq,
        ver: seq,
        sender: Number(socket.handshake.headers.authorization?.split(" ")[1]),
        at,
        body: payload.body,
        lane: "api",
        cid: payload.cid,
      };
      io.to("room").emit("events", { conversation, events: [{ ver: seq, message }] });
      acknowledge({ seq, at });
    },
  );
});

http.listen(0, "127.0.0.1", () => {
  const { port } = http.address() as { port: number };
  sayReady({
    port,
    conversation,
    tokens: Array.from({ length: people }, (_, index) => `${243_633_191_968_648 + index}`),
  });
});
