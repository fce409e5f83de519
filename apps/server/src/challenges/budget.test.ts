import { afterEach, expect, test } from "vitest";
import { phone, type TestPhone } from "../../test/phone.ts";
import { startServer, type TestServer } from "../../test/server.ts";

let server: TestServer;
afterEach(() => server.close());

const start = async (settings: Record<string, string>) => {
  const behindProxy = { TRUSTED_PROXIES: "loopback", ...settings };
  ranges = 556;
  server = await startServer({ limits: "usual", settings: behindProxy });
};

/** Asks from an address of one's own, as seen through a proxy. */
async function ask(from: string, number: string, purpose: "register" | "sign-in" = "register") {
  const response = await server.visitor().fetch("/api/challenges", {
    method: "POST",
    headers: { "x-forwarded-for": from },
    body: JSON.stringify({ phone: number, purpose }),
  });
  const reply = (await response.json()) as { challenge?: string; error?: { code: string } };
  return { answer: reply.error?.code ?? "ok", challenge: reply.challenge! };
}

let networks = 0;
const elsewhere = () => `10.${++networks}.1.1`;
let ranges = 0;
/** Of a range that nobody has asked for. */
const newNumber = () => `+1212${ranges++}0123`;

async function register(theirs: TestPhone, from: string): Promise<void> {
  const { challenge } = await ask(from, theirs.number);
  const body = { challenge, code: await theirs.code(), displayName: "Somebody" };
  await server.visitor().call("createPerson", { body });
}

async function answers(times: number, asked: (index: number) => ReturnType<typeof ask>) {
  const given: string[] = [];
  for (let index = 0; index < times; index++) given.push((await asked(index)).answer);
  return given;
}
const oks = (given: string[]) => given.filter((answer) => answer === "ok").length;

test.for([
  ["an hour", "CODE_HOURLY_LIMIT"],
  ["a day", "CODE_DAILY_LIMIT"],
  ["a country", "CODE_COUNTRY_LIMIT"],
])(
  "codes to new numbers leave half of %s to those who sign in",
  { timeout: 60_000 },
  async ([, limit]) => {
    await start({ [limit!]: "12" });
    const members = [1, 2, 3].map(() => phone(server, newNumber()));
    for (const theirs of members) await register(theirs, elsewhere());
    const asked = await answers(9, () => ask(elsewhere(), newNumber()));
    expect(asked).toEqual([...Array(3).fill("ok"), ...Array(6).fill("too_many")]);

    const signIn = (number: string) => ask(elsewhere(), number, "sign-in");
    for (const theirs of [...members, ...members]) {
      // What is not sent costs nothing, and nothing tells it from what is.
      expect((await signIn(newNumber())).answer).toBe("ok");
      expect((await signIn(theirs.number)).answer).toBe("ok");
      await theirs.code();
    }
    expect((await signIn(newNumber())).answer).toBe("too_many");
  },
);

test("a network gets no more than a quarter of what is left, but for codes that come back", async () => {
  await start({ CODE_HOURLY_LIMIT: "120" });
  const school = (index: number) => `10.200.1.${index + 1}`;
  expect(oks(await answers(20, (index) => ask(school(index), newNumber())))).toBe(12);
  // Many networks of the size that one household has, all of one site.
  const site = (index: number) => `2001:db8:7:${index + 1}::5`;
  expect(oks(await answers(20, (index) => ask(site(index), newNumber())))).toBe(9);
  expect((await ask(elsewhere(), newNumber())).answer).toBe("ok");

  await server.close();
  await start({ CODE_HOURLY_LIMIT: "40" });
  for (let index = 0; index < 8; index++) await register(phone(server, newNumber()), school(index));
  expect(oks(await answers(10, (index) => ask(school(index), newNumber())))).toBe(5);
});
