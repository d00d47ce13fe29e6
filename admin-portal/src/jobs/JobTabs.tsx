import Box from "@mui/material/Box";
import Tab from "@mui/material/Tab";
import Tabs from "@mui/material/Tabs";
import type { JobFiguresFragment } from "../gql/graphql.ts";
import { useText } from "../i18n/use-text.ts";
import { countOf, type JobTab, TABS } from "./tabs.ts";
import { useSchedules } from "./use-schedules.ts";

interface Props {
  id: string;
  shown: JobTab;
  counts: JobFiguresFragment | null;
  onShow(tab: JobTab): void;
}

/** Where jobs stand and how many there are, as it is now. */
export function JobTabs({ id, shown, counts, onShow }: Props) {
  const say = useText();
  const { data: schedules = [] } = useSchedules();
  return (
    <Tabs
      value={shown}
      onChange={(_event, tab: JobTab) => onShow(tab)}
      aria-label={say("jobs.title.page")}
      variant="scrollable"
      scrollButtons={false}
      sx={{ mb: 2, borderBottom: 1, borderColor: "divider" }}
    >
      {TABS.map((tab) => {
        const count = countOf(tab, counts, schedules.length);
        return (
          <Tab
            key={tab}
            value={tab}
            id={`${id}-${tab}`}
            aria-controls={`${id}-panel`}
            label={
              <Box component="span" sx={{ display: "inline-flex", gap: 1, fontVariantNumeric: "tabular-nums" }}>
                {say(`jobs.tab.${tab}`)}
                {count !== null && (
                  <Box component="span" sx={{ color: tab === "failed" && count > 0 ? "error.main" : undefined }}>
                    {count}
                  </Box>
                )}
              </Box>
            }
          />
        );
      })}
    </Tabs>
  );
}
