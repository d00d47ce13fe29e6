import { useLocale, useTranslate } from "react-admin";
import type { Messages } from "./catalogue.ts";

type Leaves<Tree, Path extends string = ""> = Tree extends string
  ? Path
  : { [Key in keyof Tree & string]: Leaves<Tree[Key], Path extends "" ? Key : `${Path}.${Key}`> }[keyof Tree & string];

/** The name of one of our messages. */
export type TextKey = Leaves<Messages>;

/** What a message is filled with; `smart_count` chooses between one and many, and is written as `n`. */
type TextValues = Record<string, string | number>;

/** Says one of our messages in the reader's language. */
export type Say = (key: TextKey, values?: TextValues) => string;

/** Our messages; a name that does not exist is a type error. */
export function useText(): Say {
  const translate = useTranslate();
  const locale = useLocale();
  return (key, values = {}) => {
    const written = Object.entries(values).map(([name, value]) => [
      name === "smart_count" ? "n" : name,
      typeof value === "number" ? value.toLocaleString(locale) : value,
    ]);
    return translate(key, { ...Object.fromEntries(written), smart_count: values.smart_count });
  };
}
