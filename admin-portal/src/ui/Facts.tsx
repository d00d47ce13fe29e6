import type { ReactNode } from "react";
import { type TextKey, useText } from "../i18n/use-text.ts";
import { Pairs } from "./Pairs.tsx";

/** What is known of one thing, in words of ours; what it does not have is left out. */
export function Facts({ facts }: { facts: [name: TextKey, value: ReactNode][] }) {
  const say = useText();
  const known = facts.filter(([, value]) => value || value === 0);
  return <Pairs pairs={known.map(([name, value]) => [say(name), value])} />;
}
