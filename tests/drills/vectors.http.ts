import { call, type Got } from "../../router/testing/world.ts";
import { HTTP_VECTORS, PLAIN, type Sent } from "../graphql-vectors.http.ts";
import type { Person } from "../setup/backend.ts";
import type { Tally } from "./vectors.tally.ts";

/** What an answer says when it says too much. */
const TELLTALE = /Did you mean|\bat \S+ \(|node_modules|"stacktrace"/;

/** Sends every vector and its control to one router. */
export async function tryHttp(url: string, who: Person, tally: Tally): Promise<void> {
  for (const vector of HTTP_VECTORS) {
    const got = await send(url, who, vector.sent).catch(() => null);
    const control = await send(url, who, vector.control ?? PLAIN);
    tally.note(`HTTP: ${vector.name}`, got !== null && isAccepted(got), isAccepted(control));
  }
}

/** A connection that is cut in the middle of a request is a refusal, where the rest of it was never read. */
function send(url: string, who: Person, { method, path = "/graphql", headers, body, cookie }: Sent): Promise<Got> {
  const token = who.authorization.slice("Bearer ".length);
  const proof: Record<string, string> = cookie
    ? { cookie: `__Host-access=${token}` }
    : { authorization: who.authorization };
  return call(url + path, { method, headers: { ...headers, ...proof }, body });
}

function isAccepted({ json, text }: Got): boolean {
  const answers: unknown[] = Array.isArray(json) ? json : [json];
  return TELLTALE.test(text) || answers.some(hasData);
}

function hasData(answer: unknown): boolean {
  const data = (answer as { data?: unknown } | null | undefined)?.data;
  return typeof data === "object" && data !== null && Object.values(data).some((value) => value !== null);
}
