import Alert from "@mui/material/Alert";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import TextField from "@mui/material/TextField";
import { type FormEvent, useState } from "react";
import { useText } from "../../../i18n/use-text.ts";
import { useFaults } from "../../../server/use-faults.ts";
import { Card } from "../../../ui/Card.tsx";
import { StepActions } from "../StepActions.tsx";
import { pathOf, type StepProps } from "../steps.ts";
import { useSaveConnection } from "../use-save-connection.ts";
import { KnownMetadata } from "./KnownMetadata.tsx";
import { MetadataSource } from "./MetadataSource.tsx";
import type { MetadataRead } from "./use-metadata.ts";

/** What is kept of the organisation's side, and other metadata for it. */
export function MetadataStep({ connection, isReadOnly }: StepProps) {
  const say = useText();
  const [name, setName] = useState(connection.name);
  const [isChanging, setChanging] = useState(false);
  const [read, setRead] = useState<MetadataRead | null>(null);
  const save = useSaveConnection(connection);
  const { faultOf, rest } = useFaults(save.error);
  const next = pathOf(connection.id, "ours");

  function submit(event: FormEvent) {
    event.preventDefault();
    save.keep({ name: name.trim(), ...read?.given }, next);
  }

  return (
    <Card title={say("sso.connections.step.metadata")}>
      <Box component="form" noValidate onSubmit={submit} sx={{ display: "grid", gap: 2, "& > *": { minWidth: 0 } }}>
        {rest && <Alert severity="error">{rest}</Alert>}
        <TextField
          label={say("sso.name")}
          value={name}
          disabled={isReadOnly}
          onChange={(event) => setName(event.target.value)}
          required
          error={Boolean(faultOf("name"))}
          helperText={faultOf("name") ?? say("sso.connections.nameMeans")}
          fullWidth
        />
        <KnownMetadata connection={connection} isReadOnly={isReadOnly} />
        {!isReadOnly && !isChanging && (
          <Box>
            <Button variant="outlined" onClick={() => setChanging(true)}>
              {say("sso.metadata.change")}
            </Button>
          </Box>
        )}
        {isChanging && <MetadataSource url={connection.metadataUrl} onRead={setRead} />}
        <StepActions next={next} isReadOnly={isReadOnly} isPending={save.isPending} />
      </Box>
    </Card>
  );
}
