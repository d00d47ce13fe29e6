import { describe, expect, it } from "vitest";
import { readEnv } from "../../shared/env.ts";
import { passkeyEnv, relyingPartyOf } from "./relying-party.ts";

const party = (given: Record<string, string>, url = "https://desk.casegraph.example/") =>
  relyingPartyOf(readEnv(passkeyEnv, given), url);

describe("for whom passkeys are made", () => {
  it("is the host of the public address, on its own pages alone", () => {
    expect(party({})).toEqual({ id: "desk.casegraph.example", origins: ["https://desk.casegraph.example"] });
    expect(party({}, "http://localhost:4000")).toEqual({ id: "localhost", origins: ["http://localhost:4000"] });
  });

  it("is a domain above it, with every page that may use them, where an operator says so", () => {
    const given = {
      WEBAUTHN_RP_ID: "casegraph.example",
      WEBAUTHN_ORIGINS: "https://desk.casegraph.example, https://casegraph.example",
    };

    expect(party(given)).toEqual({
      id: "casegraph.example",
      origins: ["https://desk.casegraph.example", "https://casegraph.example"],
    });
  });

  it.each([
    ["WEBAUTHN_RP_ID", "https://casegraph.example"],
    ["WEBAUTHN_RP_ID", "-casegraph"],
    ["WEBAUTHN_ORIGINS", "http://desk.casegraph.example"],
    ["WEBAUTHN_ORIGINS", "https://desk.casegraph.example/path"],
    ["WEBAUTHN_ORIGINS", "https://desk.casegraph.example,*"],
  ])("refuses %s=%j", (name, value) => {
    expect(() => party({ [name]: value })).toThrow(name);
  });

  it.each([
    [{ WEBAUTHN_RP_ID: "example.org" }],
    [{ WEBAUTHN_ORIGINS: "https://evil-desk.casegraph.example.org" }],
    [{ WEBAUTHN_RP_ID: "casegraph.example", WEBAUTHN_ORIGINS: "https://evilcasegraph.example" }],
  ])("does not start where pages could not use them: %j", (given) => {
    expect(() => party(given)).toThrow("is not within WEBAUTHN_RP_ID");
  });
});
