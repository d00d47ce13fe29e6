import { useTranslate } from "react-admin";

/** A field of a case in words; one that is new to the portal goes by its own name. */
export function useFieldName(): (field: string) => string {
  const translate = useTranslate();
  return (field) => translate(`cases.field.${field}`, { _: field });
}
