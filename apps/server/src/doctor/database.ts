import { explainStart } from "../cli/explain.ts";
import type { Config } from "../config.ts";
import { inspectDatabase, type Inspection } from "../database/inspect.ts";
import type { Signs } from "../database/signs.ts";
import { ok, warn, wrong, type Finding } from "./finding.ts";

const NAME = "database";
const OLDEST_POSTGRES = 15;

export interface DatabaseLook {
  finding: Finding;
  /** Null: there is none yet, or it cannot be read. */
  epoch: string | null;
  signs: Signs | null;
}

export async function lookAtDatabase(config: Config): Promise<DatabaseLook> {
  try {
    const found = await inspectDatabase(config);
    return {
      finding: judge(config, found),
      epoch: found?.epoch ?? null,
      signs: found?.signs ?? null,
    };
  } catch (error) {
    return {
      finding: wrong(NAME, explainStart(error, config), mendOf(config)),
      epoch: null,
      signs: null,
    };
  }
}

function judge(config: Config, found: Inspection | null): Finding {
  if (!found)
    return ok(NAME, `There is none in ${config.dataFolder} yet; the first start makes it.`);
  const called = config.databaseUrl
    ? `PostgreSQL ${found.version}`
    : `SQLite in ${config.dataFolder}`;
  if (config.databaseUrl && Number.parseInt(found.version, 10) < OLDEST_POSTGRES) {
    return wrong(
      NAME,
      `${called} is too old.`,
      `Use PostgreSQL ${OLDEST_POSTGRES} or newer (DATABASE_URL).`,
    );
  }
  if (found.unknown.length > 0) {
    return wrong(
      NAME,
      `${called}: a newer Parley has changed its shape (${found.unknown.join(", ")}).`,
      "Run that version again, or put back the copy from before it.",
    );
  }
  if (found.epoch === null) return ok(NAME, `${called}, empty; the first start fills it.`);
  if (found.due.length > 0) {
    return warn(
      NAME,
      `${called}, of an older shape: ${found.due.join(", ")} will run at the next start.`,
      "Back it up, then start the server or run parley-server migrate.",
    );
  }
  return ok(NAME, `${called}, of the newest shape.`);
}

const mendOf = ({ databaseUrl }: Config): string =>
  databaseUrl
    ? "Check that PostgreSQL runs and that DATABASE_URL has its host, name, user and password right."
    : "Check that PARLEY_DATA is right, and run this as the user who runs the server.";
