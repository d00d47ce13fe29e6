import type { TypedDocumentString } from "../gql/graphql.ts";
import { languageNow } from "../i18n/language.ts";
import { type CodedError, Failure, failureFrom } from "./failure.ts";
import { withStepUp } from "./step-up.ts";

interface Answer<Result> {
  data?: Result | null;
  errors?: CodedError[];
}

/** What every request of the portal carries: with the cookies it tells the edge that our own page asks, and in which language. */
export function requestHeaders(): Record<string, string> {
  return {
    "content-type": "application/json",
    "x-requested-with": "portal",
    "accept-language": languageNow.get(),
  };
}

/**
 * Sends one of the known operations; a field the viewer may not see is null, a failed operation throws a Failure. What takes
 * a fresh proof of who asks is sent again once there is one.
 */
export function execute<Result, Variables>(
  document: TypedDocumentString<Result, Variables>,
  variables?: Variables,
  signal?: AbortSignal,
): Promise<Result> {
  return withStepUp(() => send(document, variables, signal));
}

async function send<Result, Variables>(
  document: TypedDocumentString<Result, Variables>,
  variables: Variables | undefined,
  signal: AbortSignal | undefined,
): Promise<Result> {
  const answer = await post<Result>("/graphql", { documentId: documentId(document), variables }, signal);
  const failed = answer?.errors?.find((error) => (error.path?.length ?? 0) < 2);
  if (failed || !answer?.data) throw failureFrom(failed ?? answer?.errors?.[0] ?? { message: "" });
  return answer.data;
}

/** The id under which the router knows the document. */
export function documentId(
  document: TypedDocumentString<unknown, never> | { __meta__?: Record<string, unknown> },
): string {
  return String(document.__meta__?.hash);
}

/** Posts JSON to our own origin and reads JSON back, whatever the status; no answer at all is UNAVAILABLE. */
async function post<Result>(path: string, body: unknown, signal?: AbortSignal): Promise<Answer<Result> | null> {
  const response = await reach(path, { method: "POST", headers: requestHeaders(), body: JSON.stringify(body), signal });
  const answer = (await response.json().catch(() => null)) as Answer<Result> | null;
  if (!answer && response.status >= 500) throw new Failure("UNAVAILABLE", "failure.UNAVAILABLE");
  return answer;
}

/** `fetch` whose failure to reach the server is a Failure; an aborted request stays an abort. */
export async function reach(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(path, { credentials: "same-origin", cache: "no-store", ...init });
  } catch (error) {
    if (init.signal?.aborted) throw error;
    throw new Failure("UNAVAILABLE", "failure.UNAVAILABLE");
  }
}
