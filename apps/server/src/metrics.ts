import { Counter, Gauge, Histogram, Registry } from "prom-client";

/** What the server counts about itself. Numbers alone: no label ever names a person or a conversation. */
export const registry = new Registry();

/** Counted where a call for each would be felt; read when somebody asks. */
export const tally = { messages: 0, frames: 0, slowReaders: 0, codesSent: 0, codesRight: 0 };

const registers = [registry];

export const connectedSockets = new Gauge({
  name: "parley_sockets",
  help: "Sockets connected to this node now",
  registers,
});

export const oldestWaitingText = new Gauge({
  name: "parley_texts_oldest_waiting_seconds",
  help: "For how long the oldest text has waited that has not been handed over, whatever for",
  registers,
});

export const lastTextSign = new Gauge({
  name: "parley_texts_last_timestamp_seconds",
  help: "When Twilio last accepted a text, told what became of one (reported), or told of one that came in (received)",
  labelNames: ["sign"] as const,
  registers,
});

export const batchSize = new Histogram({
  name: "parley_commit_batch_messages",
  help: "Messages that went down in one transaction",
  buckets: [1, 2, 4, 8, 16, 32, 64, 128, 256],
  registers,
});

export const commitSeconds = new Histogram({
  name: "parley_commit_seconds",
  help: "How long one such transaction took, the sync to disk included",
  buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
  registers,
});

count("parley_messages_total", "Messages committed by this node", () => tally.messages);
count("parley_frames_total", "Frames of events written to sockets", () => tally.frames);
count(
  "parley_slow_readers_total",
  "Sockets cut because they did not read",
  () => tally.slowReaders,
);

// Those who have codes sent for money give none back: the one far below the other is somebody's harvest.
count("parley_codes_sent_total", "Sign-in codes this node had texted", () => tally.codesSent);
count("parley_codes_right_total", "Sign-in codes that came back right", () => tally.codesRight);

function count(name: string, help: string, read: () => number): void {
  const counter = new Counter({
    name,
    help,
    registers,
    collect() {
      counter.reset();
      counter.inc(read());
    },
  });
}
