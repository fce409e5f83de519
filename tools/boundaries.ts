// Checks who imports whom, what policies reach, and that nothing is filed under a word for anything.
import { globSync } from "node:fs";
import { cruise, type ICruiseResult } from "dependency-cruiser";
import { impurePolicies } from "./boundaries/policies.ts";
import { rules } from "./boundaries/rules.ts";
import { undeclaredWorkspaces } from "./boundaries/workspaces.ts";
import { root } from "./command.ts";

/** A checker that cannot read the sources reports no violations either. Raise this as they grow. */
const FEWEST_MODULES = 400;
const FOLDERS = ["apps", "packages", "bench", "e2e", "tools"];
const DRAWER = /(^|\/)(shared|common|utils?|helpers?|misc|lib|types)(\/|\.[^/]+$)/;

process.chdir(root);
const { modules, summary } = await graph();
const ours = modules.filter(({ source }) => FOLDERS.includes(source.split("/")[0] ?? ""));
if (ours.length < FEWEST_MODULES) {
  console.error(`Only ${ours.length} modules seen: the checker is blind.`);
  process.exit(2);
}

const found = [
  ...summary.violations.map(({ rule, from, to, cycle }) =>
    [`${rule.name}: ${from}`, ...(cycle?.map(({ name }) => name) ?? [to])].join(" → "),
  ),
  ...impurePolicies(ours).map((chain) => `policy-is-pure: ${chain}`),
  ...undeclaredWorkspaces(ours).map((line) => `workspace-is-declared: ${line}`),
  ...drawers().map((path) => `no-drawers: ${path} says nothing of what it holds`),
];
for (const line of found) console.error(line);
for (const name of new Set(summary.violations.map(({ rule }) => rule.name)))
  console.error(`  ${name}: ${rules.find((rule) => rule.name === name)?.comment}`);
if (found.length > 0) process.exit(1);
console.log(`${ours.length} modules, ${summary.totalDependenciesCruised} imports, all in order`);

async function graph(): Promise<ICruiseResult> {
  const { output } = await cruise(FOLDERS, {
    parser: "swc",
    validate: true,
    ruleSet: { forbidden: rules },
    doNotFollow: { path: "node_modules" },
    exclude: { path: "(^|/)(dist|dev-dist|node_modules/\\.)" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default", "types"],
      extensions: [".ts", ".tsx", ".js", ".d.ts"],
    },
  });
  if (typeof output === "string") throw new Error(output);
  return output;
}

function drawers(): string[] {
  const exclude = (path: string): boolean => /(^|\/)(node_modules|dist)$/.test(path);
  return globSync(`{${FOLDERS.join(",")}}/**/*`, { exclude })
    .filter((path) => DRAWER.test(path))
    .sort();
}
