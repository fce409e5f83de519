import type { Transaction } from "kysely";
import type { Tables } from "./tables.ts";

export type Dialect = "sqlite" | "postgres";
export type Tx = Transaction<Tables>;
