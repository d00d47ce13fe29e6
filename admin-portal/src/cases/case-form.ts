import type { CaseDetailFragment, CasePriority, EditCase } from "../gql/graphql.ts";
import { momentOf } from "../ui/zoned.ts";

/** What people write about a case. */
export interface CaseForm {
  title: string;
  description: string;
  priority: CasePriority;
  dueAt: string | null;
}

/** The parts of a form, in its order. */
export const FORM_FIELDS = ["title", "description", "priority", "dueAt"] as const;

/** One of them. */
export type FormField = (typeof FORM_FIELDS)[number];

/** A form as the API takes it: inputs leave nulls, dates and spaces behind. */
export function tidy(values: Partial<Record<FormField, unknown>>): CaseForm {
  const { title, description, priority, dueAt } = values;
  return {
    title: String(title ?? "").trim(),
    description: String(description ?? "").trim(),
    priority: (priority ?? "NORMAL") as CasePriority,
    dueAt: dueAt ? moment(dueAt as string | Date) : null,
  };
}

/** What the server said is a moment already; what somebody typed is one on their clocks. */
function moment(due: string | Date): string {
  const typed = typeof due === "string" && !/Z|[+-]\d\d:\d\d$/.test(due);
  return typed ? momentOf(due) : new Date(due).toISOString();
}

/** The fields in which two states differ. */
function differing(one: CaseForm, other: CaseForm): FormField[] {
  return FORM_FIELDS.filter((field) => one[field] !== other[field]);
}

/** Only what somebody changed is sent: the rest stays as others leave it. */
export function changesOf(seen: CaseDetailFragment, form: CaseForm): Omit<EditCase, "id" | "version"> {
  return pick(form, differing(tidy(seen), form));
}

/** Some fields of a form. */
export function pick<Form extends object>(form: Form, fields: readonly string[]): Partial<Form> {
  return Object.fromEntries(Object.entries(form).filter(([field]) => fields.includes(field))) as Partial<Form>;
}
