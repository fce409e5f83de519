// One more process that shares the store named to it. It says who leads and what it hears, and does what it is told.
import { sqliteStorage } from "../src/storage/sqlite.ts";

const storage = sqliteStorage(process.argv[2]!, () => {});
const tell = (message: object): void => void process.send!(message);
await storage.load();
const tabs = storage.share!<string>({
  hear: (heard) => tell({ heard }),
  led: (succeeds) => tell({ led: succeeds }),
});
tabs.start();
setInterval(() => {}, 1_000);
process.on("message", ({ post }: { post: string }) => tabs.post(post));
process.on("disconnect", () => process.exit(0));
tell({ started: tabs.leads() });
