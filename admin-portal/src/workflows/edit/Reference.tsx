import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Link from "@mui/material/Link";
import { useQuery } from "@tanstack/react-query";
import { useNotify } from "react-admin";
import { Link as RouterLink } from "react-router-dom";
import { AgentShapesDocument, WorkflowSchemaDocument } from "../../gql/graphql.ts";
import { useFailureText } from "../../i18n/use-failure-text.ts";
import { useText } from "../../i18n/use-text.ts";
import { execute } from "../../server/client.ts";
import { Card } from "../../ui/Card.tsx";
import { CodeBlock } from "../CodeBlock.tsx";

/** What may stand in a definition: the agents that steps can name, and the schema for editors. */
export function Reference() {
  const say = useText();
  const explain = useFailureText();
  const { data: agents = [], error } = useQuery({
    queryKey: ["agent-shapes"],
    queryFn: async ({ signal }) => (await execute(AgentShapesDocument, {}, signal)).agents,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <Card title={say("workflows.reference.title")}>
      <Box component="details" open>
        <Box component="summary" sx={SUMMARY}>
          {say("workflows.reference.agents")}
        </Box>
        {error && agents.length === 0 && <Box component="p">{explain(error)}</Box>}
        <Box component="ul" sx={{ listStyle: "none", m: 0, mb: 1, p: 0, fontSize: "0.8125rem" }}>
          {agents.map(({ id, name, description, takes, gives }) => (
            <Box component="li" key={id} sx={{ mb: 1 }}>
              <code>{name}</code>
              <Box sx={{ color: "text.secondary" }}>{description}</Box>
              <Parts of="input" shape={takes} />
              <Parts of="output" shape={gives} />
            </Box>
          ))}
        </Box>
        <Link component={RouterLink} to="/agents" sx={{ fontSize: "0.8125rem" }}>
          {say("agents.title")}
        </Link>
      </Box>
      <Schema />
    </Card>
  );
}

/** The parts of what an agent takes or gives, as a definition names them; with a question mark what may be left out. */
function Parts({ of, shape }: { of: string; shape: unknown }) {
  const { properties = {}, required = [] } = shape as { properties?: Record<string, unknown>; required?: string[] };
  const names = Object.keys(properties).map((name) => (required.includes(name) ? name : `${name}?`));
  if (!names.length) return null;
  return (
    <Box sx={{ overflowWrap: "anywhere" }}>
      <code>
        {of}: {names.join(", ")}
      </code>
    </Box>
  );
}

function Schema() {
  const say = useText();
  const explain = useFailureText();
  const notify = useNotify();
  const { data: schema, error } = useQuery({
    queryKey: ["workflow-schema"],
    queryFn: async ({ signal }) => (await execute(WorkflowSchemaDocument, {}, signal)).workflowSchema,
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (!schema) return error && <Box component="p">{explain(error)}</Box>;

  async function copy(text: string) {
    try {
      await navigator.clipboard.writeText(text);
      notify(say("workflows.reference.copied"), { type: "info" });
    } catch {
      notify(say("workflows.reference.notCopied"), { type: "error" });
    }
  }

  return (
    <Box component="details" sx={{ mt: 1.5 }}>
      <Box component="summary" sx={SUMMARY}>
        {say("workflows.reference.schema")}
      </Box>
      <Box component="p" sx={{ m: 0, mb: 1, color: "text.secondary", fontSize: "0.8125rem" }}>
        {say("workflows.reference.schemaWhy")}
      </Box>
      <CodeBlock label={say("workflows.reference.schema")} text={schema} maxHeight={320} />
      {window.isSecureContext && (
        <Button size="small" onClick={() => void copy(schema)} sx={{ mt: 0.5 }}>
          {say("workflows.reference.copy")}
        </Button>
      )}
    </Box>
  );
}

const SUMMARY = { cursor: "pointer", fontWeight: 600, mb: 1 } as const;
