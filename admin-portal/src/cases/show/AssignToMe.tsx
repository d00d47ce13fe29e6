import Button from "@mui/material/Button";
import { useGetIdentity, useNotify } from "react-admin";
import type { CaseDetailFragment } from "../../gql/graphql.ts";
import { useText } from "../../i18n/use-text.ts";
import { AssignConflict } from "../commands/AssignConflict.tsx";
import { assignCase } from "../commands/commands.ts";
import { useCaseCommand } from "../commands/use-case-command.ts";

/** Takes the case on with one press. */
export function AssignToMe({ record }: { record: CaseDetailFragment }) {
  const say = useText();
  const notify = useNotify();
  const { identity } = useGetIdentity();
  const command = useCaseCommand("assign", assignCase);

  async function take(seen: CaseDetailFragment) {
    const taken = await command.run(seen, { assigneeId: String(identity?.id) });
    if (taken) notify(say("cases.taken"), { type: "success" });
  }

  return (
    <>
      <Button
        variant="outlined"
        color="secondary"
        loading={command.isPending}
        onClick={() => take(record)}
        sx={{ bgcolor: "background.paper" }}
      >
        {say("cases.assignToMe")}
      </Button>
      <AssignConflict command={command} chosenName={identity?.fullName ?? ""} onReapply={take} />
    </>
  );
}
