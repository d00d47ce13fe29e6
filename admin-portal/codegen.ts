import { readFile, rename, rm, writeFile } from "node:fs/promises";
import type { CodegenConfig } from "@graphql-codegen/cli";

const OUT = "src/gql/";
const MANIFEST = "../schema/operations.json";
const HEADER = "// Written by `npm run generate -w admin-portal` from src/**/*.graphql and schema/api.graphql.\n";

/** Typed documents for the pages, and the list of the only operations that a browser may send. */
const config: CodegenConfig = {
  schema: "../schema/api.graphql",
  documents: ["src/**/*.graphql"],
  generates: {
    [OUT]: {
      preset: "client",
      presetConfig: {
        fragmentMasking: false,
        skipIndexFile: true,
        persistedDocuments: { mode: "embedHashInDocument", hashAlgorithm: "sha256" },
      },
      config: {
        documentMode: "string",
        enumsAsTypes: true,
        useTypeImports: true,
        scalars: { DateTimeISO: "string", JSON: "unknown" },
      },
    },
  },
  hooks: { afterAllFileWrite: finish },
};

/** Puts the manifest where the router reads it, and drops the lookup by text, which would tie every page to every document. */
async function finish(): Promise<void> {
  await rename(`${OUT}persisted-documents.json`, MANIFEST);
  await rm(`${OUT}gql.ts`);
  await writeFile(`${OUT}graphql.ts`, HEADER + (await readFile(`${OUT}graphql.ts`, "utf8")));
}

export default config;
