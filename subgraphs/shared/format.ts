import type { GraphQLError } from "graphql";
import { ArgumentValidationError } from "type-graphql";
import { gaveWay } from "./database-fault.ts";
import { AppError, appErrorOf, invalid } from "./errors.ts";
import type { Log } from "./log.ts";

/**
 * The one formatter, at the executor's edge of every transport: coded errors pass, refused inputs name their fields,
 * whatever else is masked and logged with its cause.
 */
export function formatError(error: GraphQLError, requestId: string, log: Log): GraphQLError {
  const { path } = error;
  const coded = appErrorOf(error) ?? refusedInput(error.originalError) ?? refusedRequest(error);
  if (coded) return new AppError(coded.extensions.code, coded.message, coded.extensions, { path });
  const err = error.originalError ?? error;
  if (gaveWay(err)) {
    log.warn({ err, requestId, path }, "a resolver gave way to others");
    return new AppError(
      "UNAVAILABLE",
      "It took too long, or others were changing the same. Look at how it is now, and try again.",
      { reason: "BUSY" },
      { path },
    );
  }
  log.error({ err, requestId, path }, "a resolver failed");
  return new AppError("INTERNAL", "Something went wrong.", { requestId }, { path });
}

/** What graphql says of the document itself; where it would repeat a value of the client's, it says less. */
function refusedRequest({ message, nodes, path, originalError }: GraphQLError): AppError | null {
  if (originalError || path) return null;
  const repeats = message.startsWith("Variable ") || nodes?.some(({ kind }) => kind.endsWith("Value"));
  return new AppError("INVALID", repeats ? "A value is not of the type that is asked for." : message);
}

function refusedInput(error: unknown): AppError | null {
  if (!(error instanceof ArgumentValidationError)) return null;
  const faults = fieldFaults(error.extensions.validationErrors as Fault[], []);
  return invalid(faults.map((fault) => fault.message).join(" "), ...faults.map((fault) => fault.field));
}

/** What class-validator says of a refused input; it also carries the values, which go no further. */
interface Fault {
  readonly property: string;
  readonly constraints?: Record<string, string>;
  readonly children?: Fault[];
}

function fieldFaults(faults: readonly Fault[], parents: string[]): { field: string; message: string }[] {
  return faults.flatMap(({ property, constraints, children }) => {
    const path = [...parents, property];
    const field = path.join(".");
    const own = Object.values(constraints ?? {}).map((message) => ({ field, message: `${message}.` }));
    return [...own.slice(0, 1), ...fieldFaults(children ?? [], path)];
  });
}
