import { invalid } from "../../subgraphs/shared/errors.ts";

/** What a client asks, over HTTP and WebSocket alike. */
export interface GraphQLRequest {
  readonly query: string | null;
  readonly documentId: string | null;
  readonly operationName: string | null;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Reads the parameters of GraphQL over HTTP, which graphql-transport-ws shares; says which one is not of its kind. */
export function requestOf(body: unknown): GraphQLRequest {
  if (Array.isArray(body)) throw invalid("One request holds one operation: batches are not taken.");
  if (!isObject(body)) throw invalid("The request is not a JSON object.");
  const extensions = object(body, "extensions");
  return {
    query: text(body, "query") || null,
    documentId: text(body, "documentId") ?? text(extensions, "documentId"),
    operationName: text(body, "operationName") || null,
    variables: object(body, "variables"),
  };
}

function text(from: Record<string, unknown>, name: string): string | null {
  const value = from[name] ?? null;
  if (value === null || typeof value === "string") return value;
  throw invalid(`${name} is not a string.`, name);
}

function object(from: Record<string, unknown>, name: string): Record<string, unknown> {
  const value = from[name] ?? {};
  if (isObject(value) && !Array.isArray(value)) return value;
  throw invalid(`${name} is not an object.`, name);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
