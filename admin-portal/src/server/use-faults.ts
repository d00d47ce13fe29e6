import { useFailureText } from "../i18n/use-failure-text.ts";
import { Failure } from "./failure.ts";

/** What was against a form: what belongs to a field stands there, the rest above. */
export function useFaults(error: unknown) {
  const explain = useFailureText();
  const fields = error instanceof Failure ? error.body.errors : {};
  const faultOf = (field: string): string | undefined => fields[field];
  return { faultOf, rest: error ? explain(error) : undefined };
}
