// policy.ts decides from what it is given: no way may lead from it to a file, a socket or a row.
import type { IModule } from "dependency-cruiser";

const POLICY = /^apps\/server\/src\/.*policy\.ts$/;
/** Does no I/O, or is checked by a rule of its own. */
const PURE = /^packages\/protocol\/|node_modules\/zod\//;
const IMPURE =
  /^apps\/server\/src\/((http|realtime|database|bus)\/|(app|main)\.ts$|.*\/queries\.ts$)/;

/** Every chain of imports from a policy to something that does I/O. Types do not count. */
export function impurePolicies(modules: IModule[]): string[] {
  const bySource = new Map(modules.map((module) => [module.source, module]));
  const policies = modules.filter((module) => POLICY.test(module.source));
  return policies.flatMap((policy) => follow(policy, [policy.source], new Set()));

  function follow(module: IModule, chain: string[], seen: Set<string>): string[] {
    const next = module.dependencies.filter(
      ({ resolved, dependencyTypes }) =>
        !dependencyTypes.includes("type-only") && !PURE.test(resolved) && !seen.has(resolved),
    );
    return next.flatMap(({ resolved }) => {
      seen.add(resolved);
      const longer = [...chain, resolved];
      if (!resolved.startsWith("apps/server/src/") || IMPURE.test(resolved))
        return [longer.join(" → ")];
      const target = bySource.get(resolved);
      return target ? follow(target, longer, seen) : [];
    });
  }
}
