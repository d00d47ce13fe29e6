import DownloadRounded from "@mui/icons-material/DownloadRounded";
import IconButton from "@mui/material/IconButton";
import Tooltip from "@mui/material/Tooltip";
import { useState } from "react";
import { useListContext, useNotify } from "react-admin";
import { useFailureText } from "../../i18n/use-failure-text.ts";
import { useText } from "../../i18n/use-text.ts";
import type { CaseRecord } from "../case.handler.ts";

const MOST = 1_000;

/** The cases of the list as it is narrowed now, as a file for a spreadsheet. */
export function ExportButton() {
  const say = useText();
  const explain = useFailureText();
  const notify = useNotify();
  const { getData, total } = useListContext<CaseRecord>();
  const [busy, setBusy] = useState(false);

  async function save() {
    setBusy(true);
    try {
      const { casesAsCsv, download } = await import("./export-cases.ts");
      const records = (await getData?.({ maxResults: MOST })) as CaseRecord[];
      download(`${say("cases.title")}.csv`, casesAsCsv(records, say));
      if ((total ?? 0) > MOST) notify(say("cases.exportCut", { most: MOST }), { type: "warning" });
    } catch (error) {
      notify(explain(error), { type: "error" });
    }
    setBusy(false);
  }

  return (
    <Tooltip title={say("cases.export")}>
      <span>
        <IconButton aria-label={say("cases.export")} disabled={!total} loading={busy} onClick={save}>
          <DownloadRounded />
        </IconButton>
      </span>
    </Tooltip>
  );
}
