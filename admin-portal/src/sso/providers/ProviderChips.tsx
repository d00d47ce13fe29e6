import type { ProviderSummaryFragment } from "../../gql/graphql.ts";
import { useText } from "../../i18n/use-text.ts";
import { ToneChip } from "../../ui/ToneChip.tsx";
import { OnChip } from "../OnChip.tsx";

/** How a provider is: on or off, and who may change it. */
export function ProviderChips({ provider: { enabled, managed } }: { provider: ProviderSummaryFragment }) {
  const say = useText();
  return (
    <>
      <OnChip isOn={enabled} />
      {managed && <ToneChip tone="neutral">{say("sso.providers.managed")}</ToneChip>}
    </>
  );
}
