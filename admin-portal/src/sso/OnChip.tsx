import { useText } from "../i18n/use-text.ts";
import { ToneChip } from "../ui/ToneChip.tsx";

/** Whether people can sign in with it. */
export function OnChip({ isOn }: { isOn: boolean }) {
  const say = useText();
  return <ToneChip tone={isOn ? "green" : "neutral"}>{say(isOn ? "sso.on" : "sso.off")}</ToneChip>;
}
