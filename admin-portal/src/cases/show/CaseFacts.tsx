import Box from "@mui/material/Box";
import type { ReactNode } from "react";
import type { CaseDetailFragment } from "../../gql/graphql.ts";
import { type TextKey, useText } from "../../i18n/use-text.ts";
import { Person } from "../../people/Person.tsx";
import { Card } from "../../ui/Card.tsx";
import { When } from "../../ui/When.tsx";
import { DueChip } from "../parts/DueChip.tsx";
import { PriorityMark } from "../parts/PriorityMark.tsx";
import { StatusChip } from "../parts/StatusChip.tsx";

/** The case at a glance. */
export function CaseFacts({ record }: { record: CaseDetailFragment }) {
  const say = useText();
  const facts: [TextKey, ReactNode][] = [
    ["cases.field.status", <StatusChip key="status" status={record.status} />],
    ["cases.field.priority", <PriorityMark key="priority" priority={record.priority} />],
    ["cases.field.dueAt", <DueChip key="due" record={record} />],
    ["cases.field.assignee", <Person key="assignee" person={record.assignee} nobody={say("cases.unassigned")} />],
    ["cases.field.openedBy", <Person key="openedBy" person={record.openedBy} />],
    ["cases.field.createdAt", <When key="created" at={record.createdAt} />],
    ["cases.field.updatedAt", <When key="updated" at={record.updatedAt} />],
  ];
  return (
    <Card title={say("cases.facts")}>
      <Box
        component="dl"
        sx={{ display: "grid", gridTemplateColumns: "110px minmax(0, 1fr)", rowGap: 1.25, m: 0, alignItems: "center" }}
      >
        {facts.map(([label, value]) => (
          <Box key={label} sx={{ display: "contents" }}>
            <Box component="dt" sx={{ color: "text.secondary" }}>
              {say(label)}
            </Box>
            <Box component="dd" sx={{ m: 0, minWidth: 0 }}>
              {value}
            </Box>
          </Box>
        ))}
      </Box>
    </Card>
  );
}
