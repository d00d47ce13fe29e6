import HistoryRounded from "@mui/icons-material/HistoryRounded";
import ReplayRounded from "@mui/icons-material/ReplayRounded";
import Button from "@mui/material/Button";
import { useState } from "react";
import { useMay } from "../../auth/permissions.ts";
import type { RunDetailFragment } from "../../gql/graphql.ts";
import { useText } from "../../i18n/use-text.ts";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";
import type { useReplay } from "./use-replay.ts";
import { useCancelRun, useRerun } from "./use-run-commands.ts";

type Wish = "cancel" | "rerun";

/** What can be done with a run: stop it, compute it again from its record, or do it again. */
export function RunActions({ run, replay }: { run: RunDetailFragment; replay: ReturnType<typeof useReplay> }) {
  const say = useText();
  const may = useMay();
  const [wish, setWish] = useState<Wish | null>(null);
  const leave = () => setWish(null);
  const cancel = useCancelRun(run, leave);
  const rerun = useRerun(run, leave);
  return (
    <>
      <Button
        variant="outlined"
        color="secondary"
        startIcon={<HistoryRounded />}
        loading={replay.isPending}
        onClick={() => replay.mutate()}
        sx={PLAIN}
      >
        {say("runs.replay")}
      </Button>
      {may("agent:run") && (
        <Button
          variant="outlined"
          color="secondary"
          startIcon={<ReplayRounded />}
          onClick={() => setWish("rerun")}
          sx={PLAIN}
        >
          {say("runs.rerun")}
        </Button>
      )}
      {run.cancellable && (
        <Button variant="outlined" color="error" onClick={() => setWish("cancel")} sx={PLAIN}>
          {say("runs.cancel")}
        </Button>
      )}
      {wish === "cancel" && (
        <ConfirmDialog
          title={say("runs.cancelTitle")}
          means={say("runs.cancelMeans")}
          decide={say("runs.cancel")}
          leave={say("runs.cancelLeave")}
          isFinal
          isPending={cancel.isPending}
          onDecide={() => cancel.mutate()}
          onClose={leave}
        />
      )}
      {wish === "rerun" && (
        <ConfirmDialog
          title={say("runs.rerunTitle")}
          means={say("runs.rerunMeans")}
          decide={say("runs.rerun")}
          isPending={rerun.isPending}
          onDecide={() => rerun.start()}
          onClose={leave}
        />
      )}
    </>
  );
}

const PLAIN = { bgcolor: "background.paper" } as const;
