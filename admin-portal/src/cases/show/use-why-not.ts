import { useMe } from "../../auth/use-me.ts";
import type { CaseAction } from "../../gql/graphql.ts";
import { useText } from "../../i18n/use-text.ts";

/** Why the viewer may not do this: in their own terms, and whom to ask. */
export function useWhyNot(action: CaseAction): string {
  const say = useText();
  const me = useMe();
  const roles = (me?.roles ?? []).map((role) => say(`people.role.${role}`)).join(", ");
  return say("cases.whyNot.role", { roles, action: say(`cases.whyNot.action.${action}`) });
}
