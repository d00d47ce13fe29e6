import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useState } from "react";
import { useMay } from "../../auth/permissions.ts";
import type { WorkflowDetailFragment } from "../../gql/graphql.ts";
import { type TextKey, useText } from "../../i18n/use-text.ts";
import { Card } from "../../ui/Card.tsx";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";
import { Facts } from "../../ui/Facts.tsx";
import { clockFacts, Times } from "../clock-facts.tsx";
import { readDefinition } from "../definition.ts";
import { type ClockWish, useClock } from "./use-clock.ts";

/** When the clock starts it and with whose rights; and who may edit workflows lends theirs or takes them away. */
export function ClockCard({ workflow }: { workflow: WorkflowDetailFragment }) {
  const say = useText();
  const may = useMay();
  const [wish, setWish] = useState<ClockWish | null>(null);
  const { schedule: named } = readDefinition(workflow.definition);
  const { schedule, title } = workflow;
  const remark = remarkOn(schedule, named);
  const clock = useClock(workflow, () => setWish(null));
  return (
    <Card title={say("workflows.clock.title")}>
      {remark && (
        <Box component="p" sx={{ m: 0, mb: schedule || named ? 1.5 : 0 }}>
          {say(remark)}
        </Box>
      )}
      <Facts
        facts={
          schedule
            ? clockFacts(schedule)
            : [["workflows.clock.cron", named && <Times cron={named.cron} timeZone={named.timeZone} />]]
        }
      />
      {may("workflow:edit") && (
        <Box sx={{ display: "flex", flexWrap: "wrap", gap: 1, mt: named || schedule ? 1.5 : 0 }}>
          {named && (
            <Button variant="outlined" onClick={() => setWish("lend")}>
              {say(schedule ? "workflows.clock.lendAnew" : "workflows.clock.lend")}
            </Button>
          )}
          {schedule && (
            <Button color="error" onClick={() => setWish("stop")}>
              {say("workflows.clock.stop")}
            </Button>
          )}
        </Box>
      )}
      {wish && (
        <ConfirmDialog
          title={say(`workflows.clock.${wish}Title`, { title })}
          means={say(`workflows.clock.${wish}Means`, { ...(named ?? { cron: "", timeZone: "" }) })}
          decide={say(wish === "lend" ? "workflows.clock.lend" : "workflows.clock.stop")}
          isFinal={wish === "stop"}
          isPending={clock.isPending}
          onDecide={() => clock.mutate(wish)}
          onClose={() => setWish(null)}
        />
      )}
    </Card>
  );
}

type Named = Pick<NonNullable<WorkflowDetailFragment["schedule"]>, "cron" | "timeZone">;

/** What the times alone do not tell: a schedule stays as it was lent, whatever the text says by now. */
function remarkOn(schedule: Named | null, named: Named | undefined): TextKey | null {
  if (!schedule) return named ? "workflows.clock.waits" : "workflows.clock.none";
  if (!named) return "workflows.clock.gone";
  const isSame = named.cron === schedule.cron && named.timeZone === schedule.timeZone;
  return isSame ? null : "workflows.clock.other";
}
