import type { QueryClient } from "@tanstack/react-query";
import type { WorkflowDetailFragment } from "../gql/graphql.ts";

/** Shows what the server answered about one workflow, before it is read again. */
export function putWorkflow(client: QueryClient, workflow: WorkflowDetailFragment): void {
  client.setQueriesData<WorkflowDetailFragment>({ queryKey: ["workflows", "getOne"] }, (shown) =>
    shown?.id === workflow.id ? workflow : shown,
  );
}
