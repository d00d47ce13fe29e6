import Box from "@mui/material/Box";
import Link from "@mui/material/Link";
import { useState } from "react";
import { Brand } from "../layout/Brand.tsx";
import { AskerMenu } from "./AskerMenu.tsx";
import { Editor } from "./Editor.tsx";
import { ExampleList } from "./ExampleList.tsx";
import type { Example } from "./examples.ts";
import { useAsker } from "./identity.ts";
import { Result } from "./Result.tsx";
import { SchemaPanel } from "./SchemaPanel.tsx";
import { useSchema } from "./schema.ts";
import { typeAt } from "./type-at.ts";
import { useRun } from "./use-run.ts";

const FIRST_QUERY = "query WhoAmI {\n  me {\n    displayName\n    roles\n  }\n}";

/** Where developers try the API: examples, an editor, the answer, and the schema of the place where the cursor stands. */
export function Explorer() {
  const asking = useAsker();
  const schema = useSchema();
  const { outcome, running, run, stop } = useRun(asking.token);
  const [query, setQuery] = useState(FIRST_QUERY);
  const [variables, setVariables] = useState("{}");
  const [place, setPlace] = useState(0);

  function open(example: Example) {
    stop();
    setQuery(example.query);
    setVariables(JSON.stringify(example.variables, null, 2));
    setPlace(0);
  }

  return (
    <Box sx={{ minHeight: "100vh", display: "flex", flexDirection: "column" }}>
      <Box component="header" sx={HEADER}>
        <Link href="/" aria-label="Casegraph, portal" sx={{ color: "text.primary" }} underline="none">
          <Brand />
        </Link>
        <Box component="h1" sx={{ typography: "h2", m: 0, mr: "auto", color: "text.secondary" }}>
          GraphQL explorer
        </Box>
        <AskerMenu asking={asking} />
      </Box>
      <Box component="main" sx={COLUMNS}>
        <ExampleList onOpen={open} />
        <Editor
          query={query}
          variables={variables}
          schema={schema}
          running={running}
          onQuery={setQuery}
          onVariables={setVariables}
          onPlace={setPlace}
          onRun={() => run(query, variables)}
          onStop={stop}
        />
        <Result outcome={outcome} running={running} />
        <SchemaPanel schema={schema} here={schema ? typeAt(schema, query, place) : undefined} />
      </Box>
    </Box>
  );
}

const HEADER = {
  display: "flex",
  flexWrap: "wrap",
  alignItems: "center",
  gap: 2,
  px: 2.5,
  py: 1.25,
  bgcolor: "background.paper",
  borderBottom: 1,
  borderColor: "divider",
} as const;

const COLUMNS = {
  flex: 1,
  display: "grid",
  gap: 2,
  p: 2,
  alignItems: "start",
  gridTemplateColumns: {
    xs: "minmax(0, 1fr)",
    md: "200px minmax(0, 1fr) minmax(0, 1fr)",
    xl: "220px minmax(0, 5fr) minmax(0, 5fr) minmax(0, 3fr)",
  },
} as const;
