// Which file may import which: the design's arrows, as patterns of paths.
import type { IRegularForbiddenRuleType } from "dependency-cruiser";

const OURS = "^(apps|packages|bench|e2e|tools)/";
const TESTS = ["\\.test\\.tsx?$", "^(apps|packages)/[^/]+/test/"];
const PLUMBING = "http|realtime|database|bus";
/** Everything in the server that is neither plumbing nor the generator of the documents. */
const SUBJECT = `^apps/server/src/(?!(?:${PLUMBING}|docs)/)[^/]+/`;

export const rules: IRegularForbiddenRuleType[] = [
  forbid("no-circular", "Two files that need each other are one file, or three.", {
    from: {},
    to: { circular: true },
  }),
  forbid("no-unresolvable", "Nothing answers to this name.", {
    from: {},
    to: { couldNotResolve: true },
  }),
  forbid("protocol-imports-only-zod", "The wire is described without Node, the DOM or a library.", {
    from: { path: "^packages/protocol/", pathNot: TESTS },
    to: { pathNot: ["^packages/protocol/", "node_modules/zod/"] },
  }),
  forbid("client-imports-only-protocol", "The client serves both faces and knows neither.", {
    from: { path: "^packages/client/", pathNot: TESTS },
    to: { path: OURS, pathNot: "^packages/(client|protocol)/" },
  }),
  forbid("client-runs-anywhere", "The client runs in browsers and terminals alike.", {
    from: { path: "^packages/client/", pathNot: TESTS },
    to: { dependencyTypes: ["core"] },
  }),
  forbid(
    "faces-import-client-and-protocol",
    "A face knows neither the server nor the other face.",
    {
      from: { path: "^apps/(web|terminal)/", pathNot: TESTS },
      to: { path: OURS, pathNot: ["^apps/$1/", "^packages/(client|protocol)/"] },
    },
  ),
  forbid("web-runs-in-browsers", "Browsers have no Node.", {
    from: { path: "^apps/web/src/", pathNot: TESTS },
    to: { dependencyTypes: ["core"] },
  }),
  forbid("server-imports-protocol", "The server knows the wire, not who is at the other end.", {
    from: { path: "^apps/server/", pathNot: TESTS },
    to: { path: OURS, pathNot: ["^apps/server/", "^packages/(protocol|twilio-emulator)/"] },
  }),
  forbid(
    "emulator-stands-alone",
    "It imitates somebody else's service and knows nothing of ours.",
    {
      from: { path: "^packages/twilio-emulator/", pathNot: TESTS },
      to: { path: OURS, pathNot: "^packages/twilio-emulator/" },
    },
  ),
  forbid("product-needs-no-tools", "What the npm scripts run is not part of the product.", {
    from: { path: "^(apps|packages)/" },
    to: { path: "^tools/" },
  }),
  forbid("workspaces-by-name", "Import another workspace by its name, not by a path into it.", {
    from: { path: "^((?:apps|packages)/[^/]+|bench|e2e)/" },
    to: { path: OURS, pathNot: "^$1/", dependencyTypes: ["local"] },
  }),
  forbid("product-needs-no-tests", "Tests import the product, never the other way round.", {
    from: { path: OURS, pathNot: [...TESTS, "^(bench|e2e)/"] },
    to: { path: TESTS },
  }),
  forbid("queries-stay-home", "Ask the subject's operations; its SQL is its own.", {
    from: {
      path: "^apps/server/src/([^/]+)/",
      pathNot: TESTS,
    },
    to: { path: "^apps/server/src/[^/]+/queries\\.ts$", pathNot: "^apps/server/src/$1/" },
  }),
  forbid("plumbing-knows-no-subject", "Plumbing is told what to carry by app.ts.", {
    from: { path: `^apps/server/src/(${PLUMBING})/`, pathNot: TESTS },
    to: { path: SUBJECT },
  }),
];

type Arrow = Pick<IRegularForbiddenRuleType, "from" | "to">;

function forbid(name: string, comment: string, arrow: Arrow): IRegularForbiddenRuleType {
  return { name, comment, severity: "error", ...arrow };
}
