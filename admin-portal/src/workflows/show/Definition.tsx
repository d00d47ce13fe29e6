import Box from "@mui/material/Box";
import type { WorkflowDetailFragment } from "../../gql/graphql.ts";
import { useText } from "../../i18n/use-text.ts";
import { CodeBlock } from "../CodeBlock.tsx";
import { readDefinition } from "../definition.ts";

/** The newest text, to be read. */
export function Definition({ workflow }: { workflow: WorkflowDetailFragment }) {
  const say = useText();
  const { description } = readDefinition(workflow.definition);
  return (
    <>
      {description && (
        <Box component="p" sx={{ m: 0, mb: 2, maxWidth: 720 }}>
          {description}
        </Box>
      )}
      <CodeBlock label={say("workflows.definition")} text={workflow.text} />
    </>
  );
}
