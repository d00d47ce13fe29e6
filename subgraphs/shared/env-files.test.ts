import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { databaseUrl, EnvError, optional, readEnv, secret } from "./env.ts";

const folder = mkdtempSync(join(tmpdir(), "casegraph-env-"));
const SECRET = "s".repeat(40);

afterAll(() => rmSync(folder, { recursive: true }));

describe("a variable from a file", () => {
  it("is the file's line, without its end", () => {
    const env = readEnv({ ROUTER_SECRET: secret }, { ROUTER_SECRET_FILE: file(`${SECRET}\n`) });

    expect(env).toEqual({ ROUTER_SECRET: SECRET });
  });

  it("is a fault when it is given twice, or its file cannot be read; neither is repeated", () => {
    const twice = refusal({ ROUTER_SECRET: SECRET, ROUTER_SECRET_FILE: file(SECRET) });
    const nowhere = refusal({ ROUTER_SECRET_FILE: join(folder, "nowhere") });

    expect(twice).toContain("ROUTER_SECRET: is given, and ROUTER_SECRET_FILE as well");
    expect(twice).not.toContain(SECRET);
    expect(nowhere).toContain("ROUTER_SECRET_FILE: cannot be read");
  });

  it("is an absent one where the file's name is empty", () => {
    expect(readEnv({ REDIS_URL: optional(z.string()) }, { REDIS_URL_FILE: "" }).REDIS_URL).toBeUndefined();
  });
});

describe("the password of an address", () => {
  it("is put into it, whatever it consists of", () => {
    const password = "a/b@c:d%20 e";
    const env = readEnv(
      { DATABASE_URL: databaseUrl },
      { DATABASE_URL: "postgres://casegraph_cases@db:5432/casegraph", DATABASE_URL_PASSWORD_FILE: file(password) },
    );
    const url = new URL(env.DATABASE_URL);

    expect(decodeURIComponent(url.password)).toBe(password);
    expect(`${url.username}@${url.host}${url.pathname}`).toBe("casegraph_cases@db:5432/casegraph");
  });

  it("makes no address of one that is none", () => {
    const wrong = () => readEnv({ DATABASE_URL: databaseUrl }, { DATABASE_URL: "db", DATABASE_URL_PASSWORD: "hush" });

    expect(wrong).toThrow(/DATABASE_URL: must be a URL/);
    expect(wrong).not.toThrow(/hush/);
  });
});

function file(content: string): string {
  const path = join(folder, `${Math.random()}`);
  writeFileSync(path, content);
  return path;
}

function refusal(source: NodeJS.ProcessEnv): string {
  try {
    readEnv({ ROUTER_SECRET: secret }, source);
    return "nothing was refused";
  } catch (error) {
    expect(error).toBeInstanceOf(EnvError);
    return (error as Error).message;
  }
}
