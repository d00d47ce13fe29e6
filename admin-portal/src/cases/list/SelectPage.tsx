import Checkbox from "@mui/material/Checkbox";
import { useListContext } from "react-admin";
import { useText } from "../../i18n/use-text.ts";
import type { CaseRecord } from "../case.handler.ts";

/** Selects what is shown, or lets go of it; what is selected on other pages stays. */
export function SelectPage() {
  const say = useText();
  const { data = [], selectedIds, onSelect } = useListContext<CaseRecord>();
  const ids = data.map(({ id }) => id);
  const chosen = ids.filter((id) => selectedIds.includes(id));
  const all = chosen.length > 0 && chosen.length === ids.length;

  function toggle() {
    const others = selectedIds.filter((id) => !ids.includes(id));
    onSelect(all ? others : [...others, ...ids]);
  }

  return (
    <Checkbox
      size="small"
      sx={{ p: 0.5 }}
      checked={all}
      indeterminate={chosen.length > 0 && !all}
      onChange={toggle}
      slotProps={{ input: { "aria-label": say("cases.selectPage") } }}
    />
  );
}
