import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { newDataDir, removeDataDir } from "../tests/setup/data-dir.ts";
import { readStandaloneEnv } from "./env.ts";
import { backendOptionsOf } from "./prepare-product.ts";

const dataDir = newDataDir("casegraph-place");
afterAll(() => removeDataDir(dataDir));

const headsOf = (variables: NodeJS.ProcessEnv) =>
  backendOptionsOf({ env: readStandaloneEnv(variables), dataDir, ownerUrl: "postgres://owner@db/casegraph" }).heads;

describe("npm start copies the heads of its ledger", () => {
  it("to the place that the environment names, with what it asks for, where an operator's commands look too", () => {
    const AWS = { AWS_ACCESS_KEY_ID: "id", AWS_SECRET_ACCESS_KEY: "secret", AWS_REGION: "eu-west-1" };

    expect(headsOf({ LEDGER_HEADS_URL: "s3://heads/of/casegraph", ...AWS })).toEqual({
      headsUrl: "s3://heads/of/casegraph",
      credentials: { accessKeyId: "id", secretAccessKey: "secret", region: "eu-west-1" },
    });
    expect(headsOf({ LEDGER_HEADS_URL: "https://heads.example/", LEDGER_HEADS_TOKEN: "token" })).toMatchObject({
      headsUrl: "https://heads.example/",
      credentials: { token: "token" },
    });
  });

  it("into its data folder where nobody named one", () => {
    expect(headsOf({})?.headsUrl).toBe(pathToFileURL(join(dataDir, "ledger-heads")).href);
  });
});
