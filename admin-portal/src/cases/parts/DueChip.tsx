import ScheduleOutlined from "@mui/icons-material/ScheduleOutlined";
import Box from "@mui/material/Box";
import { useLocale } from "react-admin";
import { useText } from "../../i18n/use-text.ts";
import { ToneChip } from "../../ui/ToneChip.tsx";
import { absolute, day, duration, useNow } from "../../ui/time.ts";
import type { CaseRecord } from "../case.handler.ts";
import { UNFINISHED } from "./StatusChip.tsx";

const SOON_MS = 24 * 60 * 60 * 1_000;

/** By when the case has to be done: red once that has passed, amber a day before; a finished case only shows the date. */
export function DueChip({ record }: { record: Pick<CaseRecord, "dueAt" | "status"> }) {
  const say = useText();
  const locale = useLocale();
  const now = useNow();
  if (!record.dueAt)
    return (
      <Box component="span" sx={{ color: "text.secondary" }}>
        {say("cases.noDueDate")}
      </Box>
    );

  const left = Date.parse(record.dueAt) - now;
  const time = duration(Math.abs(left), locale);
  const finished = !UNFINISHED.includes(record.status);
  return (
    <time dateTime={record.dueAt} title={absolute(record.dueAt, locale)}>
      {finished && day(record.dueAt, locale)}
      {!finished && left < 0 && (
        <ToneChip tone="red" icon={<ScheduleOutlined />}>
          {say("cases.overdueBy", { time })}
        </ToneChip>
      )}
      {!finished && left >= 0 && left < SOON_MS && (
        <ToneChip tone="amber" icon={<ScheduleOutlined />}>
          {say("cases.dueIn", { time })}
        </ToneChip>
      )}
      {!finished && left >= SOON_MS && say("cases.dueIn", { time })}
    </time>
  );
}
