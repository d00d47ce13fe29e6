import Button from "@mui/material/Button";
import { useNotify } from "react-admin";
import { useMe } from "../../auth/use-me.ts";
import type { CaseDetailFragment } from "../../gql/graphql.ts";
import { useText } from "../../i18n/use-text.ts";
import { AssignConflict } from "../commands/AssignConflict.tsx";
import { assignCase } from "../commands/commands.ts";
import { useCaseCommand } from "../commands/use-case-command.ts";

/** Takes the case on with one press. */
export function AssignToMe({ record }: { record: CaseDetailFragment }) {
  const say = useText();
  const notify = useNotify();
  const me = useMe();
  const command = useCaseCommand("assign", assignCase);

  async function take(seen: CaseDetailFragment) {
    const taken = await command.run(seen, { assigneeId: String(me?.id) });
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
      <AssignConflict command={command} chosenName={me?.displayName ?? ""} onReapply={take} />
    </>
  );
}
