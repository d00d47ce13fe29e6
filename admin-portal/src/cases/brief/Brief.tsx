import AutoAwesomeOutlined from "@mui/icons-material/AutoAwesomeOutlined";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Skeleton from "@mui/material/Skeleton";
import { useRef } from "react";
import { useAnswer } from "../../approvals/use-answer.tsx";
import { useMay } from "../../auth/permissions.ts";
import type { CaseDetailFragment } from "../../gql/graphql.ts";
import { useFailureText } from "../../i18n/use-failure-text.ts";
import { useText } from "../../i18n/use-text.ts";
import { OPEN_RUNS } from "../../runs/tones.ts";
import { Card } from "../../ui/Card.tsx";
import { BriefParts } from "./BriefParts.tsx";
import { useAskForBrief, useBrief } from "./use-brief.ts";

/** What an agent makes of the case: asked for, watched and answered here. */
export function Brief({ record }: { record: CaseDetailFragment }) {
  const say = useText();
  const explain = useFailureText();
  const may = useMay();
  const { data: brief, error, isPending, refetch } = useBrief(record.id);
  const { mutate: ask, isPending: isAsking } = useAskForBrief(record.id);
  const heading = useRef<HTMLElement>(null);
  const { begin, dialogs } = useAnswer(heading);
  const isOpen = brief && OPEN_RUNS.includes(brief.run.state);

  /** The button has gone with what it was for. */
  function goOn() {
    if (document.activeElement === document.body) heading.current?.focus({ preventScroll: true });
  }

  return (
    <Card
      title={say("brief.title")}
      heading={heading}
      action={
        may("agent:run") &&
        !isPending &&
        !isOpen && (
          <Button
            variant={brief ? "text" : "outlined"}
            size="small"
            startIcon={<AutoAwesomeOutlined />}
            loading={isAsking}
            onClick={() => ask(undefined, { onSuccess: goOn })}
          >
            {say(brief ? "brief.again" : "brief.start")}
          </Button>
        )
      }
    >
      {isPending && <Skeleton variant="rounded" height={96} />}
      {error && !brief && (
        <Box component="p" sx={QUIET}>
          {explain(error)} <Button onClick={() => refetch()}>{say("layout.retry")}</Button>
        </Box>
      )}
      {brief === null && (
        <Box sx={{ color: "text.secondary", display: "grid", gap: 0.5 }}>
          <Box component="p" sx={QUIET}>
            {say("brief.none")}
          </Box>
          <Box component="p" sx={QUIET}>
            {say(may("agent:run") ? "brief.noneWhy" : "brief.noneReader")}
          </Box>
        </Box>
      )}
      {brief && <BriefParts brief={brief} record={record} onAnswer={begin} />}
      {dialogs}
    </Card>
  );
}

const QUIET = { color: "text.secondary", m: 0 } as const;
