import type { z } from "zod";

const KINDS: Readonly<Record<string, string>> = {
  string: "a text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  object: "an object in { }",
  record: "an object in { }",
  array: "a list in [ ]",
  null: "null",
};

const COUNTED: Readonly<Record<string, string>> = { string: "character", array: "item" };

/** What is wrong with a value, to follow its name: `must be a text`. */
export function plainWords(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case "invalid_type":
      return `must be ${KINDS[issue.expected] ?? issue.expected}`;
    case "too_small":
      return bound("least", issue.minimum, issue.origin, issue.inclusive);
    case "too_big":
      return bound("most", issue.maximum, issue.origin, issue.inclusive);
    case "invalid_value":
      return `must be ${issue.values.length > 1 ? "one of " : ""}${issue.values.map(String).join(", ")}`;
    case "invalid_format":
      return issue.message.startsWith("must ") ? issue.message : `must be written as ${article(issue.format)}`;
    case "invalid_union":
      return "must be of another kind";
    case "unrecognized_keys":
      return `has parts that are not known here: ${issue.keys.join(", ")}`;
    case "invalid_key":
      return "has a name that cannot be one: letters and digits, at most 40, and a letter first";
    default:
      return issue.message;
  }
}

function bound(end: "least" | "most", than: number | bigint, origin: string, inclusive = true): string {
  const counted = COUNTED[origin];
  if (counted) return `must have ${than} ${counted}${Number(than) === 1 ? "" : "s"} at the ${end}`;
  return inclusive ? `must be ${than} at the ${end}` : `must be ${end === "least" ? "more" : "less"} than ${than}`;
}

const article = (format: string) =>
  format === "uuid" ? "the id of a case: 0198c0de-0000-7000-8000-000000000000" : `a ${format}`;
