import { describe, expect, it } from "vitest";
import { readRouterEnv } from "./env.ts";

const ROUTER_SECRET = "s".repeat(32);

describe("the router's environment", () => {
  it("needs a secret and knows the rest", () => {
    expect(readRouterEnv({ ROUTER_SECRET })).toMatchObject({
      PORT: 4000,
      PUBLIC_URL: "http://localhost:4000",
      TRUSTED_PROXIES: 0,
    });
  });

  it("takes several origins in one variable", () => {
    const env = readRouterEnv({ ROUTER_SECRET, ALLOWED_ORIGINS: "http://localhost:5173, https://a.example" });

    expect(env.ALLOWED_ORIGINS).toEqual(["http://localhost:5173", "https://a.example"]);
  });

  it("takes a file for a proxy on the same host, and none without a proxy", () => {
    const UNIX_SOCKET = "/run/router/router.sock";
    const given = { ROUTER_SECRET, TRUSTED_PROXIES: "1" };

    expect(readRouterEnv({ ...given, UNIX_SOCKET })).toMatchObject({ UNIX_SOCKET });
    expect(readRouterEnv({ ...given, UNIX_SOCKET: "" }).UNIX_SOCKET).toBeUndefined();
    expect(() => readRouterEnv({ ...given, UNIX_SOCKET: "router.sock" })).toThrow("must be an absolute path");
    expect(() => readRouterEnv({ ...given, UNIX_SOCKET: `/${"ä".repeat(47)}` })).toThrow("94 bytes at the most");
    expect(() => readRouterEnv({ ROUTER_SECRET, UNIX_SOCKET })).toThrow("TRUSTED_PROXIES: must be 1 or more");
  });

  it("names every fault at once and no value", () => {
    const read = () => readRouterEnv({ ROUTER_SECRET: "hunter2", PORT: "a port", IDENTITY_URL: "ftp://x" });

    expect(read).toThrow(/PORT: .*\n {2}ROUTER_SECRET: .*\n {2}IDENTITY_URL: /s);
    expect(read).not.toThrow("hunter2");
  });
});
