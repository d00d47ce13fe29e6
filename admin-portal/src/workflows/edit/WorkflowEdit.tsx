import { WorkflowPage } from "../WorkflowPage.tsx";
import { WorkflowEditor } from "./WorkflowEditor.tsx";

/** Changes the text of a workflow; what is saved is a new version. */
export function WorkflowEdit() {
  return (
    <WorkflowPage action="edit">{(workflow) => <WorkflowEditor key={workflow.id} current={workflow} />}</WorkflowPage>
  );
}
