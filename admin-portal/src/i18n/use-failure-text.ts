import { useTranslate } from "react-admin";
import { Failure } from "../server/failure.ts";

/** Says what went wrong: the server's own sentence where it gave one, and the number to quote where it did not. */
export function useFailureText(): (error: unknown) => string {
  const translate = useTranslate();
  return (error) => {
    if (!(error instanceof Failure)) return translate("failure.INTERNAL");
    const { requestId } = error.details;
    if (error.code === "INTERNAL" && requestId) return translate("failure.quote", { requestId });
    return translate(error.message);
  };
}
