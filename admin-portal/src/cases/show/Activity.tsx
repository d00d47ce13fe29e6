import Box from "@mui/material/Box";
import Paper from "@mui/material/Paper";
import Tab from "@mui/material/Tab";
import Tabs from "@mui/material/Tabs";
import { useId, useState } from "react";
import type { CaseDetailFragment } from "../../gql/graphql.ts";
import { useText } from "../../i18n/use-text.ts";
import { Comments } from "../comments/Comments.tsx";
import { History } from "../history/History.tsx";

type Part = "comments" | "history";

/** What people said about the case, and what happened to it. */
export function Activity({ record }: { record: CaseDetailFragment }) {
  const say = useText();
  const id = useId();
  const [shown, show] = useState<Part>("comments");
  return (
    <Paper component="section" variant="outlined" aria-label={say("cases.activity")} sx={{ borderRadius: 1.5 }}>
      <Tabs
        value={shown}
        onChange={(_event, part: Part) => show(part)}
        aria-label={say("cases.activity")}
        sx={{ px: 1.5, borderBottom: 1, borderColor: "divider" }}
      >
        {(["comments", "history"] as const).map((part) => (
          <Tab
            key={part}
            value={part}
            id={`${id}-${part}`}
            aria-controls={`${id}-panel`}
            label={say(`cases.${part}.title`)}
          />
        ))}
      </Tabs>
      <Box role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${shown}`} sx={{ p: { xs: 2, md: 2.5 } }}>
        {shown === "comments" ? <Comments record={record} /> : <History record={record} />}
      </Box>
    </Paper>
  );
}
