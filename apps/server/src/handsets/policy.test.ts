import { describe, expect, test } from "vitest";
import { isAtThisMachine } from "./policy.ts";

const here = { host: "127.0.0.1", publicUrl: null };
const ana = { address: "127.0.0.1", headers: { host: "localhost:8080" } };

describe("somebody at this machine", () => {
  test.each(["127.0.0.1", "127.8.9.10", "::1", "::ffff:127.0.0.1"])("comes from %s", (address) => {
    expect(isAtThisMachine({ ...ana, address }, here)).toBe(true);
  });

  test.each([
    "localhost",
    "localhost:8080",
    "LOCALHOST:1",
    "127.0.0.1:8080",
    "[::1]:8080",
    "[::1]",
  ])("asks for %s", (host) => {
    expect(isAtThisMachine({ ...ana, headers: { host } }, here)).toBe(true);
  });

  test.each(["127.0.0.1", "localhost", "::1"])("asks a server that listens on %s", (host) => {
    expect(isAtThisMachine(ana, { ...here, host })).toBe(true);
    const publicUrl = new URL("http://localhost:8080");
    expect(isAtThisMachine(ana, { host, publicUrl })).toBe(true);
  });
});

describe("somebody elsewhere", () => {
  test.each([undefined, "", "10.0.0.7", "192.168.1.4", "::ffff:10.0.0.7", "fe80::1", "128.0.0.1"])(
    "comes from %s",
    (address) => {
      expect(isAtThisMachine({ ...ana, address }, here)).toBe(false);
    },
  );

  test.each([
    undefined,
    "",
    "evil.example",
    "evil.example:8080",
    "localhost.evil.example",
    "127.0.0.1.evil.example",
    "evil-localhost",
    "localhost:80:80",
    "0.0.0.0:8080",
    "10.0.0.7",
    "[::2]",
  ])("asks for %s, a name made to lead here", (host) => {
    expect(isAtThisMachine({ ...ana, headers: host === undefined ? {} : { host } }, here)).toBe(
      false,
    );
  });

  test.each(["x-forwarded-for", "x-forwarded-host", "x-real-ip", "forwarded", "via"])(
    "comes through a proxy that says so by %s",
    (name) => {
      const headers = { ...ana.headers, [name]: "127.0.0.1" };
      expect(isAtThisMachine({ ...ana, headers }, here)).toBe(false);
    },
  );

  test("may be anybody where the server listens to the network or has a public address", () => {
    for (const host of ["0.0.0.0", "::", "192.168.1.4", "chat.example.org"])
      expect(isAtThisMachine(ana, { ...here, host })).toBe(false);
    const publicUrl = new URL("https://chat.example.org");
    expect(isAtThisMachine(ana, { ...here, publicUrl })).toBe(false);
  });
});
