import {
  type DocumentNode,
  type GraphQLError,
  type GraphQLSchema,
  getVariableValues,
  OperationTypeNode,
} from "graphql";
import { AppError, invalid } from "../../subgraphs/shared/errors.ts";
import { refusal } from "../../subgraphs/shared/faults.ts";
import { variableFaults } from "../../subgraphs/shared/variables.ts";
import { OTHER } from "../metrics.ts";
import { costOf } from "./cost.ts";
import { documentInspector, type Inspected } from "./documents.ts";
import type { Limits } from "./limits.ts";
import type { PersistedDocuments } from "./persisted.ts";
import type { GraphQLRequest } from "./request.ts";

/** How an operation came in, which decides what kind it may be. */
type Channel = "get" | "post" | "socket";

/** An operation that may run. */
export interface Admitted {
  readonly document: DocumentNode;
  readonly operationName: string | undefined;
  /** Coerced, with the defaults that the document gives. */
  readonly variables: Record<string, unknown>;
  readonly kind: OperationTypeNode;
  /** What metrics and the log call it: the name of a persisted document's operation, which no client can invent. */
  readonly label: string;
}

/** Why an operation may not run, and whether it was even a well-formed request for one. */
export class Refused extends Error {
  constructor(
    readonly errors: readonly GraphQLError[],
    readonly wellFormed: boolean,
  ) {
    super("refused");
  }
}

/** What decides about operations. */
export interface AdmissionOptions {
  readonly schema: GraphQLSchema;
  readonly limits: Limits;
  readonly persisted: PersistedDocuments;
  readonly development: boolean;
}

/** Decides about one request; throws `Refused`. */
export type Admission = (request: GraphQLRequest, channel: Channel, freeDocuments: boolean) => Admitted;

const KINDS: Record<Channel, { readonly kinds: readonly OperationTypeNode[]; readonly otherwise: string }> = {
  get: { kinds: [OperationTypeNode.QUERY], otherwise: "Only queries run over GET." },
  post: {
    kinds: [OperationTypeNode.QUERY, OperationTypeNode.MUTATION],
    otherwise: "Subscriptions run over the WebSocket.",
  },
  socket: { kinds: [OperationTypeNode.SUBSCRIPTION], otherwise: "Only subscriptions run over the WebSocket." },
};

/** The one way to the gateway, for HTTP and WebSocket alike: the same documents, the same limits, the same refusals. */
export function createAdmission({ schema, limits, persisted, development }: AdmissionOptions): Admission {
  const inspectFree = documentInspector({ schema, limits, development });
  // Apart, so that what anybody sends cannot push the portal's documents out.
  const inspectPersisted = documentInspector({ schema, limits, development });

  return (request, channel, freeDocuments) => {
    const { document, operation } = inspected(request, freeDocuments);
    const { kinds, otherwise } = KINDS[channel];
    if (!kinds.includes(operation.operation)) throw refused(invalid(otherwise));
    const { operationName, variables } = request;
    if (operationName !== null && operationName !== operation.name?.value) {
      throw refused(invalid("The document has no operation of this name.", "operationName"));
    }
    const unfit = refusal(variableFaults(schema, operation, variables));
    if (unfit) throw refused(unfit);
    const { coerced = {} } = getVariableValues(schema, operation.variableDefinitions ?? [], variables);
    if (costOf(schema, document, operation, coerced) > limits.cost) {
      throw refused(invalid(`This operation could answer more than ${limits.cost} objects: ask for smaller pages.`));
    }
    const label = request.documentId === null ? OTHER : (operation.name?.value ?? OTHER);
    return { document, operationName: operation.name?.value, variables: coerced, kind: operation.operation, label };
  };

  function inspected({ query, documentId }: GraphQLRequest, freeDocuments: boolean): Inspected {
    if (query !== null && documentId !== null) throw malformed(invalid("Send a document or its id, not both."));
    if (documentId !== null) {
      const text = persisted.get(documentId);
      if (text === undefined) throw malformed(new AppError("NOT_FOUND", "There is no document of this id."));
      return sound(inspectPersisted(text));
    }
    if (query === null) throw malformed(invalid("The request has no document.", "query"));
    if (!freeDocuments)
      throw malformed(new AppError("FORBIDDEN", "A browser's session runs the portal's documents alone."));
    return sound(inspectFree(query));
  }
}

function sound(result: ReturnType<ReturnType<typeof documentInspector>>): Inspected {
  if ("document" in result) return result;
  throw new Refused(result, true);
}

function refused(error: AppError): Refused {
  return new Refused([error], true);
}

function malformed(error: AppError): Refused {
  return new Refused([error], false);
}
