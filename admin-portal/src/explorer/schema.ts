import {
  buildClientSchema,
  type GraphQLSchema,
  getIntrospectionQuery,
  type IntrospectionQuery,
  parse,
  validate,
} from "graphql";
import { useEffect, useState } from "react";
import { sendOnce } from "./send.ts";

/** A fault in what was written, and where. */
export interface Fault {
  line: number | undefined;
  message: string;
}

/** The API as the server describes it; null until it has. */
export function useSchema(): GraphQLSchema | null {
  const [schema, setSchema] = useState<GraphQLSchema | null>(null);
  useEffect(() => {
    const abort = new AbortController();
    sendOnce({ query: getIntrospectionQuery(), variables: {}, token: null }, abort.signal)
      .then(({ body }) => setSchema(buildClientSchema((body as { data: IntrospectionQuery }).data)))
      .catch(() => setSchema(null));
    return () => abort.abort();
  }, []);
  return schema;
}

/** What is wrong with a document, before it is sent. */
export function faultsIn(query: string, schema: GraphQLSchema | null): Fault[] {
  try {
    const document = parse(query);
    return schema ? validate(schema, document).map(faultOf) : [];
  } catch (error) {
    return [faultOf(error as { message: string; locations?: readonly { line: number }[] })];
  }
}

function faultOf({ message, locations }: { message: string; locations?: readonly { line: number }[] }): Fault {
  return { message, line: locations?.[0]?.line };
}
