import ArrowBackRounded from "@mui/icons-material/ArrowBackRounded";
import ChevronLeftRounded from "@mui/icons-material/ChevronLeftRounded";
import ChevronRightRounded from "@mui/icons-material/ChevronRightRounded";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import IconButton from "@mui/material/IconButton";
import { useQueryClient } from "@tanstack/react-query";
import type { GetListResult } from "react-admin";
import { Link, useNavigate } from "react-router-dom";
import { useText } from "../../i18n/use-text.ts";
import { useShortcuts } from "../../keyboard/use-shortcuts.ts";
import type { CaseRecord } from "../case.handler.ts";
import { CASES } from "../case-cache.ts";

/** Back to the queue, and to the case before and after this one on the page that somebody came from. */
export function Neighbours({ id }: { id: string }) {
  const say = useText();
  const navigate = useNavigate();
  const { previous, next } = useNeighbours(id);
  useShortcuts({
    j: () => next && navigate(pathOf(next)),
    k: () => previous && navigate(pathOf(previous)),
  });

  return (
    <Box
      component="nav"
      aria-label={say("cases.neighbours")}
      sx={{ display: "flex", alignItems: "center", gap: 0.5, mb: 1, ml: -1 }}
    >
      <Button component={Link} to="/cases" size="small" color="secondary" startIcon={<ArrowBackRounded />}>
        {say("cases.title")}
      </Button>
      <Step record={previous} label={say("cases.previous")}>
        <ChevronLeftRounded />
      </Step>
      <Step record={next} label={say("cases.next")}>
        <ChevronRightRounded />
      </Step>
    </Box>
  );
}

function Step({ record, label, children }: { record?: CaseRecord; label: string; children: React.ReactNode }) {
  if (!record) return null;
  return (
    <IconButton component={Link} to={pathOf(record)} size="small" aria-label={`${label}: ${record.reference}`}>
      {children}
    </IconButton>
  );
}

/** The newest list that holds the case; whoever came by a link has no neighbours. */
function useNeighbours(id: string): { previous?: CaseRecord; next?: CaseRecord } {
  const lists = useQueryClient()
    .getQueryCache()
    .findAll({ queryKey: [CASES, "getList"] })
    .toSorted((one, other) => other.state.dataUpdatedAt - one.state.dataUpdatedAt)
    .map((query) => (query.state.data as GetListResult<CaseRecord> | undefined)?.data ?? []);
  const list = lists.find((records) => records.some((record) => record.id === id)) ?? [];
  const at = list.findIndex((record) => record.id === id);
  return at < 0 ? {} : { previous: list[at - 1], next: list[at + 1] };
}

const pathOf = (record: CaseRecord) => `/cases/${record.id}/show`;
