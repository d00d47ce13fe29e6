import ExpandMoreRounded from "@mui/icons-material/ExpandMoreRounded";
import Menu from "@mui/material/Menu";
import MenuItem from "@mui/material/MenuItem";
import { useState } from "react";
import type { CaseDetailFragment } from "../../gql/graphql.ts";
import { useText } from "../../i18n/use-text.ts";
import { asRegion } from "../../ui/as-region.ts";
import { StatusConflict } from "../commands/StatusConflict.tsx";
import { StatusDialog } from "../commands/StatusDialog.tsx";
import { needsReason, useStatusChange } from "../commands/use-status-change.ts";
import { StatusChip } from "../parts/StatusChip.tsx";
import { ActionButton } from "./ActionButton.tsx";

/** The steps that the case may take from where it is. */
export function StatusMenu({ record, allowed }: { record: CaseDetailFragment; allowed: boolean }) {
  const say = useText();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const { begin, change, command, fault, target, cancel } = useStatusChange(record);
  const needsSomebodyElse = record.status === "RESOLVED" && !record.nextStatuses.includes("CLOSED");

  return (
    <>
      <ActionButton
        action="CHANGE_STATUS"
        allowed={allowed}
        main
        loading={command.isPending}
        endIcon={<ExpandMoreRounded />}
        aria-haspopup="menu"
        aria-expanded={Boolean(anchor)}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        {say("cases.changeStatus")}
      </ActionButton>
      <Menu
        open={Boolean(anchor)}
        anchorEl={anchor}
        onClose={() => setAnchor(null)}
        slotProps={{ root: asRegion(say("cases.changeStatus")) }}
      >
        {record.nextStatuses.map((status) => (
          <MenuItem
            key={status}
            onClick={() => {
              setAnchor(null);
              begin(status);
            }}
          >
            <StatusChip status={status} />
          </MenuItem>
        ))}
        {needsSomebodyElse && (
          <MenuItem
            disabled
            sx={{ maxWidth: 300, whiteSpace: "normal", "&.Mui-disabled": { opacity: 1, color: "text.secondary" } }}
          >
            {say("cases.fourEyes")}
          </MenuItem>
        )}
      </Menu>
      {target && !command.conflict && (
        <StatusDialog
          record={record}
          target={target}
          reasonRequired={needsReason(record.status, target)}
          busy={command.isPending}
          fault={fault}
          onConfirm={(reason) => change(record, target, reason)}
          onClose={cancel}
        />
      )}
      <StatusConflict
        command={command}
        onReapply={(current, status) => change(current, status, command.conflict?.input.reason ?? null)}
      />
    </>
  );
}
