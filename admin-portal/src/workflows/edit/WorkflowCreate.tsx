import { useRequireAccess } from "react-admin";
import { WorkflowEditor } from "./WorkflowEditor.tsx";

/** Writes a new workflow, from a small one that is sound. */
export function WorkflowCreate() {
  const { isPending } = useRequireAccess({ resource: "workflows", action: "create" });
  return isPending ? null : <WorkflowEditor current={null} />;
}
