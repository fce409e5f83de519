// What the tests need beside this repository, and the variables that tell them where it is.
import { provideChromium } from "./chromium.ts";
import { providePostgres } from "./postgres.ts";
import type { Started } from "./private.ts";
import { provideRedis } from "./redis.ts";
import { provideSmallDisk } from "./smallDisk.ts";
import { provideTmux } from "./tmux.ts";

const SERVICES = [
  { name: "PostgreSQL", variable: "PARLEY_TEST_POSTGRES", provide: providePostgres },
  { name: "Redis", variable: "PARLEY_TEST_REDIS", provide: provideRedis },
  { name: "Chromium", variable: "PARLEY_TEST_CHROMIUM", provide: provideChromium },
  { name: "tmux", variable: "PARLEY_TEST_TMUX", provide: provideTmux },
  {
    name: "A small disk",
    variable: "PARLEY_TEST_SMALL_DISK",
    provide: provideSmallDisk,
    // Containers may forbid mounting, and nothing that could be installed changes that.
    needsPermission: true,
  },
];

export interface Services {
  env: Record<string, string | undefined>;
  missing: string[];
  /** What the system does not permit, on a build server either. */
  forbidden: string[];
  stop: () => Promise<void>;
}

/** One after the other, because each may have to wait for the system's package manager. */
export async function startServices(): Promise<Services> {
  const started: Started[] = [];
  const services: Services = { env: {}, missing: [], forbidden: [], stop };
  for (const { name, variable, provide, needsPermission = false } of SERVICES) {
    const service = await provide();
    services.env[variable] = service?.address;
    if (service) started.push(service);
    else services[needsPermission ? "forbidden" : "missing"].push(name);
  }
  return services;

  async function stop(): Promise<void> {
    await Promise.all(started.map((service) => service.stop()));
  }
}
