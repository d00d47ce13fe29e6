import { SetBreakGlassDocument } from "../../gql/graphql.ts";
import { useText } from "../../i18n/use-text.ts";
import { execute } from "../../server/client.ts";
import { useSourceChange } from "../use-sources.ts";

/** Makes an account one for emergencies, or one like all others. */
export function useBreakGlass(breakGlass: boolean) {
  const say = useText();
  return useSourceChange(
    (input: { userId: string; reason: string }) => execute(SetBreakGlassDocument, { input: { ...input, breakGlass } }),
    { said: say(breakGlass ? "sso.breakGlass.added" : "sso.breakGlass.removed") },
  );
}
