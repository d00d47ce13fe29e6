import Box from "@mui/material/Box";
import TextField from "@mui/material/TextField";
import { useLocale } from "react-admin";
import type { WorkflowVersionsQuery } from "../../gql/graphql.ts";
import { useText } from "../../i18n/use-text.ts";
import { absolute } from "../../ui/time.ts";
import { Difference } from "./Difference.tsx";

/** A text as it was saved once. */
export type SavedVersion = NonNullable<WorkflowVersionsQuery["workflow"]>["versions"][number];

interface Props {
  versions: readonly SavedVersion[];
  from: SavedVersion;
  to: SavedVersion;
  onCompare(from: number, to: number): void;
}

/** Which two versions, and what differs between them. */
export function Comparison({ versions, from, to, onCompare }: Props) {
  const say = useText();
  return (
    <section>
      <Box sx={{ display: "flex", flexWrap: "wrap", gap: 1.5, mb: 2 }}>
        <VersionChoice
          label={say("workflows.compare.from")}
          versions={versions}
          chosen={from.number}
          onChoose={(number) => onCompare(number, to.number)}
        />
        <VersionChoice
          label={say("workflows.compare.to")}
          versions={versions}
          chosen={to.number}
          onChoose={(number) => onCompare(from.number, number)}
        />
      </Box>
      <Box component="h2" sx={{ typography: "h2", m: 0, mb: 0.5 }}>
        {say("workflows.compare.heading", { from: from.number, to: to.number })}
      </Box>
      <Difference
        label={say("workflows.compare.heading", { from: from.number, to: to.number })}
        before={from.text}
        after={to.text}
      />
    </section>
  );
}

interface ChoiceProps {
  label: string;
  versions: readonly SavedVersion[];
  chosen: number;
  onChoose(number: number): void;
}

function VersionChoice({ label, versions, chosen, onChoose }: ChoiceProps) {
  const say = useText();
  const locale = useLocale() ?? "en";
  return (
    <TextField
      select
      label={label}
      value={chosen}
      onChange={(event) => onChoose(Number(event.target.value))}
      slotProps={{ select: { native: true }, inputLabel: { shrink: true } }}
      sx={{ flex: "1 1 220px", maxWidth: 360 }}
    >
      {versions.map(({ number, savedBy, savedAt }) => (
        <option key={number} value={number}>
          {say("workflows.compare.option", {
            smart_count: number,
            name: savedBy?.displayName ?? say("workflows.product"),
            when: absolute(savedAt, locale),
          })}
        </option>
      ))}
    </TextField>
  );
}
