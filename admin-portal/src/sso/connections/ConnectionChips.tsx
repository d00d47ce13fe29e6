import type { ConnectionSummaryFragment } from "../../gql/graphql.ts";
import { useText } from "../../i18n/use-text.ts";
import { ToneChip } from "../../ui/ToneChip.tsx";
import { useNow } from "../../ui/time.ts";
import { OnChip } from "../OnChip.tsx";
import { trustEndsAt } from "./certificates.ts";

/** How a connection is: on or off, required or offered, and what will keep people out if nobody looks after it. */
export function ConnectionChips({ connection }: { connection: ConnectionSummaryFragment }) {
  const say = useText();
  const now = useNow();
  const { enabled, required, certificates, metadataError } = connection;
  const end = trustEndsAt(certificates);
  const isOver = end !== null && Date.parse(end.notAfter) <= now;
  return (
    <>
      <OnChip isOn={enabled} />
      {required && <ToneChip tone="blue">{say("sso.required")}</ToneChip>}
      {!end && <ToneChip tone="red">{say("sso.certificates.none")}</ToneChip>}
      {isOver && <ToneChip tone="red">{say("sso.certificates.expired")}</ToneChip>}
      {end?.expiresSoon && !isOver && <ToneChip tone="amber">{say("sso.certificates.expiring")}</ToneChip>}
      {metadataError && <ToneChip tone="amber">{say("sso.metadata.failing")}</ToneChip>}
    </>
  );
}
