import EditOutlined from "@mui/icons-material/EditOutlined";
import PersonAddOutlined from "@mui/icons-material/PersonAddOutlined";
import { lazy, Suspense, useState } from "react";
import { useNavigate } from "react-router-dom";
import { useMay } from "../../auth/permissions.ts";
import { useMe } from "../../auth/use-me.ts";
import type { CaseAction, CaseDetailFragment } from "../../gql/graphql.ts";
import { useText } from "../../i18n/use-text.ts";
import { useShortcuts } from "../../keyboard/use-shortcuts.ts";
import { ActionButton } from "./ActionButton.tsx";
import { AssignToMe } from "./AssignToMe.tsx";
import { StatusMenu } from "./StatusMenu.tsx";

const AssignDialog = lazy(async () => ({ default: (await import("../commands/AssignDialog.tsx")).AssignDialog }));

/** What can be done with the case; staff see what they may not do too, and can ask why. */
export function CaseActions({ record }: { record: CaseDetailFragment }) {
  const say = useText();
  const may = useMay();
  const navigate = useNavigate();
  const me = useMe();
  const [assigning, setAssigning] = useState(false);

  const allowed = (action: CaseAction) => record.allowedActions.includes(action);
  const offered = (action: CaseAction) => allowed(action) || may("case:read-notes");
  const edit = () => navigate(`/cases/${record.id}`);
  useShortcuts({
    e: () => allowed("EDIT") && edit(),
    a: () => allowed("ASSIGN") && setAssigning(true),
  });

  return (
    <>
      {offered("EDIT") && (
        <ActionButton action="EDIT" allowed={allowed("EDIT")} icon={<EditOutlined />} onClick={edit}>
          {say("cases.edit")}
        </ActionButton>
      )}
      {allowed("ASSIGN") && may("case:work") && record.assignee?.id !== me?.id && <AssignToMe record={record} />}
      {offered("ASSIGN") && (
        <ActionButton
          action="ASSIGN"
          allowed={allowed("ASSIGN")}
          icon={<PersonAddOutlined />}
          onClick={() => setAssigning(true)}
        >
          {say("cases.assign")}
        </ActionButton>
      )}
      {offered("CHANGE_STATUS") && <StatusMenu record={record} allowed={allowed("CHANGE_STATUS")} />}
      <Suspense fallback={null}>
        {assigning && <AssignDialog record={record} onClose={() => setAssigning(false)} />}
      </Suspense>
    </>
  );
}
