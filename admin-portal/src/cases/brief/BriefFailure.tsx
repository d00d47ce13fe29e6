import { useTranslate } from "react-admin";
import type { RunDetailFragment } from "../../gql/graphql.ts";
import { useText } from "../../i18n/use-text.ts";

interface Props {
  run: RunDetailFragment;
  /** No step has changed the case. */
  isUntouched: boolean;
}

/** Why there is no brief, in plain words; what the record has of it stands on the page of the run. */
export function BriefFailure({ run: { faultCode, fault }, isUntouched }: Props) {
  const say = useText();
  const translate = useTranslate();
  const why = translate(`runs.why.${faultCode}`, { _: fault ?? say("runs.why.INTERNAL") });
  return <span>{isUntouched ? `${why} ${say("brief.turnedDown")}` : why}</span>;
}
