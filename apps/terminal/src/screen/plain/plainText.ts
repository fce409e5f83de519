import { tellHappenings, type Row } from "@parley/client";
import { harmless, harmlessName, withoutIsolates } from "../../safe/harmless.ts";
import type { Words } from "../../words/words.ts";
import type { Names } from "../names.ts";

/** A row as a sentence of its own, for whoever hears it: no signs that stand for words. */
export function plainText(row: Row, words: Words, names: Names): string {
  const { say, clock } = words;
  switch (row.kind) {
    case "start":
      return "";
    case "day":
      return words.day(row.at);
    case "new":
      return row.since
        ? say("timeline.newSince", { time: words.since(row.since) })
        : say("timeline.new");
    case "events":
      return harmless(
        withoutIsolates(
          tellHappenings(row.events, {
            me: names.me,
            say,
            list: words.list,
            nameOf: names.of,
            person: names.person,
          }),
        ),
      );
    case "said": {
      const { item } = row;
      if (item.kind === "pending") {
        const state =
          item.item.status === "failed"
            ? words.sayError(item.item.error)
            : say("message.sendingNow");
        return `${clock(new Date(item.item.at))} ${say("message.you")}: ${harmless(item.item.body)} (${state})`;
      }
      const { message } = item;
      const byText = message.lane === "text" ? `, ${say("message.byText")}` : "";
      const files = (message.files ?? []).map(
        (file) => `${harmlessName(file.name)}, ${words.size(file.sizeBytes)}`,
      );
      const body =
        message.deletedAt === undefined
          ? [harmless(message.body), ...files].filter(Boolean).join("\n")
          : say("message.deleted");
      const edited = message.editedAt === undefined ? "" : ` ${say("message.edited")}`;
      return `${clock(new Date(message.at))} ${names.ofId(message.sender)}${byText}: ${body}${edited}`;
    }
  }
}
