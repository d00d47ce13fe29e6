import PlayArrowRounded from "@mui/icons-material/PlayArrowRounded";
import StopRounded from "@mui/icons-material/StopRounded";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import type { GraphQLSchema } from "graphql";
import { parse, print } from "graphql";
import type { KeyboardEvent } from "react";
import { CodeField } from "./CodeField.tsx";
import { faultsIn } from "./schema.ts";

interface Props {
  query: string;
  variables: string;
  schema: GraphQLSchema | null;
  running: boolean;
  onQuery(query: string): void;
  onVariables(variables: string): void;
  /** Where the cursor stands in the document. */
  onPlace(place: number): void;
  onRun(): void;
  onStop(): void;
}

const FAULTS_SHOWN = 3;

/** The document and its variables; what is wrong with it stands below while it is written. */
export function Editor({ query, variables, schema, running, onQuery, onVariables, onPlace, onRun, onStop }: Props) {
  const faults = faultsIn(query, schema).slice(0, FAULTS_SHOWN);

  function press(event: KeyboardEvent) {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    onRun();
  }

  return (
    <Box component="section" aria-label="Operation" onKeyDown={press} sx={{ display: "grid", gap: 1.5 }}>
      <Box sx={{ display: "flex", gap: 1 }}>
        <Button
          variant="contained"
          startIcon={running ? <StopRounded /> : <PlayArrowRounded />}
          title="Ctrl + Enter"
          onClick={running ? onStop : onRun}
        >
          {running ? "Stop" : "Run"}
        </Button>
        <Button variant="outlined" disabled={!isWellFormed(query)} onClick={() => onQuery(print(parse(query)))}>
          Tidy up
        </Button>
      </Box>
      <CodeField label="Document" rows={18} value={query} onChange={onQuery} onPlace={onPlace} />
      <Box role="status" sx={{ color: "error.main", fontSize: "0.8125rem", minHeight: 20 }}>
        {faults.map(({ line, message }) => (
          <div key={`${line} ${message}`}>
            {line && `Line ${line}: `}
            {message}
          </div>
        ))}
      </Box>
      <CodeField
        label="Variables (JSON)"
        rows={6}
        value={variables}
        onChange={onVariables}
        fault={faultOfJson(variables)}
      />
    </Box>
  );
}

function isWellFormed(query: string): boolean {
  return faultsIn(query, null).length === 0;
}

function faultOfJson(text: string): string | undefined {
  try {
    JSON.parse(text.trim() || "{}");
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}
