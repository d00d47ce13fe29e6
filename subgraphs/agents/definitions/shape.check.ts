import type { z } from "zod";
import { type Mistake, pointerTo } from "./fault.ts";
import { plainWords } from "./plain-words.ts";

/** What is wrong with the shape of a definition, in our words. */
export function* shapeMistakes(issues: readonly z.core.$ZodIssue[]): Generator<Mistake> {
  for (const issue of issues) {
    const pointer = issue.path.reduce<string>((parent, part) => pointerTo(parent, String(part)), "");
    if (issue.code !== "unrecognized_keys") yield { pointer, message: messageOf(issue) };
    else
      for (const key of issue.keys)
        yield {
          pointer: pointerTo(pointer, key),
          message: `${key} is not known here: take it away, or look for its right name.`,
        };
  }
}

function messageOf(issue: z.core.$ZodIssue): string {
  const what = String(issue.path.at(-1) ?? "The definition");
  if (issue.code === "invalid_type" && issue.message.endsWith("undefined")) return `${what} is missing.`;
  if (issue.code === "invalid_union")
    return `${what} must be a reference, or a value with equals, notEquals or moreThan.`;
  return `${what} ${plainWords(issue)}.`;
}
