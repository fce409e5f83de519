import { Counter, Gauge, Histogram, Registry } from "prom-client";

/** What the server counts about itself. Numbers alone: no label ever names a person or a conversation. */
export const registry = new Registry();

const registers = [registry];

export const connectedSockets = new Gauge({
  name: "parley_sockets",
  help: "Sockets connected to this node now",
  registers,
});

export const messagesCommitted = new Counter({
  name: "parley_messages_committed_total",
  help: "Messages committed by this node",
  registers,
});

export const commitBatchSize = new Histogram({
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

export const framesWritten = new Counter({
  name: "parley_frames_total",
  help: "Frames of committed events written to sockets",
  registers,
});

export const slowReadersCut = new Counter({
  name: "parley_slow_readers_cut_total",
  help: "Sockets cut because they did not read",
  registers,
});
