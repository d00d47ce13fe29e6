import { readdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";

const DIRECTORY = fileURLToPath(new URL("./examples", import.meta.url));
const VARIABLES = /^# variables: (\{.*\})\n/m;

/** An operation that shows something of the API. */
export interface Example {
  readonly name: string;
  /** The comments above the operation. */
  readonly description: string;
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Reads `examples/*.graphql`; their variables stand in a comment `# variables: { … }`. None where only the code was built. */
export async function readExamples(): Promise<Example[]> {
  const files = await readdir(DIRECTORY).catch(() => []);
  return Promise.all(files.filter((file) => file.endsWith(".graphql")).map(readExample));
}

async function readExample(file: string): Promise<Example> {
  const text = await readFile(join(DIRECTORY, file), "utf8");
  const variables = VARIABLES.exec(text)?.[1];
  const comments = /^(?:#.*\n)*/.exec(text.replace(VARIABLES, ""))?.[0] ?? "";
  return {
    name: basename(file, ".graphql"),
    description: comments.replace(/^# ?/gm, "").trim().replaceAll("\n", " "),
    query: text.replace(VARIABLES, "").trim(),
    variables: variables ? JSON.parse(variables) : {},
  };
}
