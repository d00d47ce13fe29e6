import { useLocale } from "react-admin";
import type { CasePriority } from "../../gql/graphql.ts";
import { useText } from "../../i18n/use-text.ts";
import { absolute } from "../../ui/time.ts";
import type { FormField } from "../case-form.ts";

/** A value of the form in words. */
export function useFieldText(): (field: FormField, value: string | null | undefined) => string {
  const say = useText();
  const locale = useLocale() ?? "en";
  return (field, value) => {
    if (!value) return say("layout.nothing");
    if (field === "priority") return say(`cases.priority.${value as CasePriority}`);
    return field === "dueAt" ? absolute(value, locale) : value;
  };
}
