import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Paper from "@mui/material/Paper";
import TextField from "@mui/material/TextField";
import type { GraphQLNamedType, GraphQLSchema } from "graphql";
import { useState } from "react";
import { TypeDetails } from "./TypeDetails.tsx";

interface Props {
  schema: GraphQLSchema | null;
  /** The type at the cursor. */
  here: GraphQLNamedType | undefined;
}

const FOUND_SHOWN = 20;

/** The schema: of the place where the cursor stands, until somebody opens or searches something else. */
export function SchemaPanel({ schema, here }: Props) {
  const [words, setWords] = useState("");
  const [opened, setOpened] = useState<{ name: string; at?: string } | null>(null);
  if (opened && opened.at !== here?.name) setOpened(null);
  if (!schema)
    return (
      <Paper variant="outlined" component="aside" aria-label="Schema" sx={PANEL}>
        The schema is not available.
      </Paper>
    );

  const open = (name: string) => {
    setWords("");
    setOpened({ name, at: here?.name });
  };
  const type = (opened && schema.getType(opened.name)) ?? here ?? schema.getQueryType();
  const found = words ? typesNamed(schema, words) : [];
  return (
    <Paper variant="outlined" component="aside" aria-label="Schema" sx={PANEL}>
      <TextField
        label="Search the schema"
        type="search"
        value={words}
        onChange={(event) => setWords(event.target.value)}
        fullWidth
      />
      <Box sx={{ display: "flex", flexWrap: "wrap", mt: 1 }}>
        {words
          ? found.map((name) => (
              <Button key={name} size="small" onClick={() => open(name)}>
                {name}
              </Button>
            ))
          : rootsOf(schema).map((name) => (
              <Button key={name} size="small" onClick={() => open(name)}>
                {name}
              </Button>
            ))}
      </Box>
      {type && <TypeDetails type={type} atCursor={type === here} onOpen={open} />}
    </Paper>
  );
}

function rootsOf(schema: GraphQLSchema): string[] {
  return [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].flatMap(
    (type) => type?.name ?? [],
  );
}

function typesNamed(schema: GraphQLSchema, words: string): string[] {
  const names = Object.keys(schema.getTypeMap()).filter((name) => !name.startsWith("__"));
  return names.filter((name) => name.toLowerCase().includes(words.toLowerCase())).slice(0, FOUND_SHOWN);
}

const PANEL = {
  p: 1.5,
  borderRadius: 1,
  maxHeight: { xl: "calc(100vh - 100px)" },
  overflow: "auto",
  gridColumn: { md: "2 / -1", xl: "auto" },
} as const;
