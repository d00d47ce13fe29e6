import { useNotify } from "react-admin";
import { useFailureText } from "../i18n/use-failure-text.ts";
import { isUnreachable } from "./failure.ts";

/** Says why a list could not be read; that the server is away the banner says already. */
export function useListFailure(): (error: unknown) => void {
  const notify = useNotify();
  const explain = useFailureText();
  return (error) => {
    if (!isUnreachable(error)) notify(explain(error), { type: "error" });
  };
}
