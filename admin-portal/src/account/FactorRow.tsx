import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { MethodIcon } from "../factors/MethodIcon.tsx";
import { useText } from "../i18n/use-text.ts";
import { ToneChip } from "../ui/ToneChip.tsx";
import { When } from "../ui/When.tsx";
import { ROW } from "./row.ts";
import type { Security } from "./use-security.ts";

interface Props {
  kind: "TOTP" | "SMS" | "EMAIL";
  factor: Security["factors"][number] | undefined;
  isPreferred: boolean;
  /** Whether it counts where a second factor is required. */
  counts: boolean;
  /** Codes need an address that is confirmed. */
  isPossible: boolean;
  onPrefer?(): void;
  onSetUp(): void;
  onRemove(): void;
}

/** One way: whether it is on and where it goes, and how to turn it on and off. */
export function FactorRow({ kind, factor, isPreferred, counts, isPossible, onPrefer, onSetUp, onRemove }: Props) {
  const say = useText();
  const name = say(`factors.name.${kind}`);
  return (
    <Box component="li" sx={ROW}>
      <Box aria-hidden sx={{ display: "flex", color: "text.secondary" }}>
        <MethodIcon method={kind} />
      </Box>
      <Box sx={{ flex: "1 1 220px", minWidth: 0 }}>
        <Box sx={{ display: "flex", flexWrap: "wrap", gap: 1, alignItems: "center" }}>
          <strong>{name}</strong>
          {factor && <ToneChip tone="green">{say("factors.on")}</ToneChip>}
          {factor && isPreferred && <ToneChip tone="blue">{say("factors.askedFirst")}</ToneChip>}
          {!counts && <ToneChip tone="amber">{say("factors.doesNotCount")}</ToneChip>}
        </Box>
        <Box sx={{ color: "text.secondary", fontSize: "0.8125rem", overflowWrap: "anywhere" }}>
          {factor?.to && `${factor.to} · `}
          {factor && (factor.lastUsedAt ? <LastUse at={factor.lastUsedAt} /> : say("factors.notUsed"))}
          {!factor && say(isPossible ? `factors.takes.${kind}` : `factors.needs.${kind}`)}
        </Box>
      </Box>
      {factor && onPrefer && !isPreferred && (
        <Button aria-label={say("factors.preferThis", { name })} onClick={onPrefer}>
          {say("factors.prefer")}
        </Button>
      )}
      {factor ? (
        <Button color="error" aria-label={say("factors.turnOffThis", { name })} onClick={onRemove}>
          {say("factors.turnOff")}
        </Button>
      ) : (
        isPossible && (
          <Button variant="outlined" aria-label={say("factors.setUpThis", { name })} onClick={onSetUp}>
            {say("factors.setUpIt")}
          </Button>
        )
      )}
    </Box>
  );
}

function LastUse({ at }: { at: string }) {
  const say = useText();
  return (
    <>
      {say("factors.lastUsed")} <When at={at} />
    </>
  );
}
