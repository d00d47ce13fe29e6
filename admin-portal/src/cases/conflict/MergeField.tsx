import Box from "@mui/material/Box";
import FormControl from "@mui/material/FormControl";
import FormControlLabel from "@mui/material/FormControlLabel";
import FormLabel from "@mui/material/FormLabel";
import Radio from "@mui/material/Radio";
import RadioGroup from "@mui/material/RadioGroup";
import { useId } from "react";
import { useText } from "../../i18n/use-text.ts";
import type { Wish } from "./ConflictDialog.tsx";

interface Props {
  wish: Wish;
  mine: boolean;
  onChoose(mine: boolean): void;
}

/** Their value and mine, side by side, and which of them shall stand. */
export function MergeField({ wish, mine, onChoose }: Props) {
  const say = useText();
  const id = useId();
  return (
    <FormControl>
      <FormLabel id={id} sx={{ fontWeight: 600, color: "text.primary", mb: 0.75 }}>
        {wish.label}
        {wish.theirs === wish.before && (
          <Box component="span" sx={{ fontWeight: 400, color: "text.secondary" }}>
            {" "}
            {say("conflict.untouched")}
          </Box>
        )}
      </FormLabel>
      <RadioGroup
        aria-labelledby={id}
        value={mine ? "mine" : "theirs"}
        onChange={(_event, value) => onChoose(value === "mine")}
        sx={{ display: "grid", gridTemplateColumns: { sm: "1fr 1fr" }, gap: 1 }}
      >
        <Side value="theirs" chosen={!mine} head={say("conflict.theirs")} text={wish.theirs} />
        <Side value="mine" chosen={mine} head={say("conflict.mine")} text={wish.mine} />
      </RadioGroup>
    </FormControl>
  );
}

function Side({ value, chosen, head, text }: { value: string; chosen: boolean; head: string; text: string }) {
  return (
    <FormControlLabel
      value={value}
      control={<Radio size="small" />}
      sx={{
        m: 0,
        p: 1,
        alignItems: "flex-start",
        border: 1,
        borderRadius: 1,
        borderColor: chosen ? "primary.main" : "divider",
        "& .MuiFormControlLabel-label": { minWidth: 0 },
      }}
      label={
        <>
          <Box component="span" sx={{ display: "block", color: "text.secondary", fontSize: "0.8125rem" }}>
            {head}
          </Box>
          <Box component="span" sx={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>
            {text || "—"}
          </Box>
        </>
      }
    />
  );
}
