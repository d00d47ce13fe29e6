import { useLocale } from "react-admin";
import { absolute, relative, useNow } from "./time.ts";

/** How long ago or ahead; the exact moment is in the tooltip. */
export function When({ at }: { at: string }) {
  const locale = useLocale();
  const now = useNow();
  return (
    <time dateTime={at} title={absolute(at, locale)}>
      {relative(Date.parse(at), now, locale)}
    </time>
  );
}
