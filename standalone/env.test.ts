import { describe, expect, it } from "vitest";
import { readStandaloneEnv } from "./env.ts";
import { explain } from "./fault.ts";

describe("the environment of npm start", () => {
  it("needs nothing: an embedded database with demo data on localhost", () => {
    expect(readStandaloneEnv({})).toEqual({
      production: false,
      logLevel: "warn",
      dataDir: ".casegraph",
      port: 4000,
      host: "127.0.0.1",
      databaseUrl: null,
      rolePasswordsDir: null,
      demo: true,
      publicUrl: "http://localhost:4000",
      trustedProxies: 0,
      metrics: { METRICS_PORT: undefined, METRICS_HOST: "127.0.0.1" },
      heads: {},
      passwords: { minLength: 15, minLengthWithSecondFactor: 8, maxLength: 128, needs: [] },
      mail: { MAIL_FROM: "Casegraph <casegraph@localhost>" },
      codes: {
        MAIL_FROM: "Casegraph <casegraph@localhost>",
        TWILIO_API_URL: "https://api.twilio.com",
        DEFAULT_COUNTRY: "IN",
        SMS_COUNTRIES: ["IN"],
        SMS_DAILY_LIMIT: 1000,
      },
      signIn: { SESSION_LIMIT: 10, PHONE_TRUST_DAYS: 90, GEO_DATABASE: undefined, OIDC_PROVIDERS: undefined },
      passkeys: {},
    });
  });

  it("adds no demo accounts to a database that somebody gave it, unless asked to", () => {
    const DATABASE_URL = "postgres://owner:secret@db/casegraph";

    expect(readStandaloneEnv({ DATABASE_URL }).demo).toBe(false);
    expect(readStandaloneEnv({ DATABASE_URL, DEMO: "true" }).demo).toBe(true);
    expect(readStandaloneEnv({ DEMO: "false" }).demo).toBe(false);
  });

  it("counts an empty variable as absent", () => {
    expect(readStandaloneEnv({ DATABASE_URL: "", DEMO: "", PUBLIC_URL: "" })).toEqual(readStandaloneEnv({}));
  });

  it("is found in public where its port is, or where it is told", () => {
    expect(readStandaloneEnv({ PORT: "4100" }).publicUrl).toBe("http://localhost:4100");
    expect(readStandaloneEnv({ PUBLIC_URL: "https://casegraph.example/" }).publicUrl).toBe("https://casegraph.example");
  });

  it("says every fault in one line and repeats no value", () => {
    const wrong = () => readStandaloneEnv({ PORT: "http", DEMO: "perhaps", DATABASE_URL: "mysql://me:hush@db/x" });

    expect(lineOf(wrong)).toMatch(
      /^The environment is not usable: PORT: .*; DATABASE_URL: must be a postgres:\/\/ URL; DEMO: must be true or false$/,
    );
    expect(lineOf(wrong)).not.toContain("hush");
  });
});

function lineOf(action: () => unknown): string {
  try {
    action();
    return "nothing was refused";
  } catch (error) {
    return explain(error);
  }
}
