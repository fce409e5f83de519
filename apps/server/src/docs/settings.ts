import type { z } from "zod";
import { secretSettings, settings } from "../settings.ts";

/** docs/settings.md */
export function settingsDocument(): string {
  const rows = Object.entries(settings.shape).map(([name, schema]) => {
    const { description } = schema;
    return `| \`${name}\` | ${description} | ${defaultOf(schema)} |`;
  });
  return `${intro}
| setting | what it is | without it |
|---|---|---|
${rows.join("\n")}

${secrets}
`;
}

function defaultOf(schema: z.ZodType): string {
  const parsed = schema.safeParse(undefined);
  if (!parsed.success || parsed.data === undefined) return "";
  return `\`${parsed.data as string | number}\``;
}

const intro = `# Settings

Generated from \`apps/server/src/config.ts\`: change it there and run \`npm run docs\`.

Everything is optional. Settings come from the environment, or from a file called \`.env\` in the folder the
server is started in; the environment wins. An empty value counts as not set. A value that cannot be used
stops the start with a message that names every such value at once.
`;

const secrets = `A secret may be given as a file instead, so that it stands in no environment: ${secretSettings
  .map((name) => `\`${name}_FILE\``)
  .join(", ")}.

\`TLS_CERT\` and \`TLS_KEY\` go together, and so do the four \`TWILIO_…\` settings. \`REDIS_URL\` needs
\`DATABASE_URL\`: several nodes cannot share a SQLite file.`;
