import { useLocale } from "react-admin";
import { absolute, relative, useNow } from "../ui/time.ts";

/** A moment to come: when it is in the reader's own zone, and how far off. */
export function Moment({ at }: { at: string }) {
  const locale = useLocale();
  const now = useNow();
  return (
    <time dateTime={at}>
      {absolute(at, locale)} · {relative(Date.parse(at), now, locale)}
    </time>
  );
}
