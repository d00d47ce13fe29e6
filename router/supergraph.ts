import { readFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import type { SubgraphSchema } from "./compose.ts";

const configuration = z.object({
  federation_version: z.string().optional(),
  subgraphs: z.record(
    z.string().regex(/^[a-z][a-z0-9-]*$/, "a subgraph's name is lower case"),
    z.strictObject({ routing_url: z.url(), schema: z.strictObject({ file: z.string().min(1) }) }),
  ),
});

/** One entry of `supergraph.yaml`, its schema's path resolved against that file. */
export interface SubgraphEntry {
  readonly name: string;
  readonly url: string;
  readonly file: string;
}

/** Reads `supergraph.yaml`; a fault names its place in the file. */
export async function readSupergraphFile(path: string): Promise<SubgraphEntry[]> {
  const result = configuration.safeParse(parse(await readFile(path, "utf8")));
  if (!result.success) {
    const faults = result.error.issues.map((issue) => `  ${issue.path.join(".")}: ${issue.message}`);
    throw new Error(`${path} is not usable:\n${faults.join("\n")}`);
  }
  return Object.entries(result.data.subgraphs).map(([name, entry]) => ({
    name,
    url: entry.routing_url,
    file: resolve(dirname(path), entry.schema.file),
  }));
}

/** Reads every subgraph's schema from the file that its entry names. */
export function readSchemas(entries: readonly SubgraphEntry[]): Promise<SubgraphSchema[]> {
  return Promise.all(entries.map(async ({ name, url, file }) => ({ name, url, sdl: await readFile(file, "utf8") })));
}
