import Alert from "@mui/material/Alert";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import TextField from "@mui/material/TextField";
import { type FormEvent, useState } from "react";
import { useRequireAccess } from "react-admin";
import { Link, useNavigate } from "react-router-dom";
import { SaveSamlConnectionDocument } from "../../gql/graphql.ts";
import { useText } from "../../i18n/use-text.ts";
import { PageHeader } from "../../layout/PageHeader.tsx";
import { execute } from "../../server/client.ts";
import { useFaults } from "../../server/use-faults.ts";
import { Card } from "../../ui/Card.tsx";
import { useSourceChange } from "../use-sources.ts";
import { ConnectionSteps } from "./ConnectionSteps.tsx";
import { MetadataSource } from "./metadata/MetadataSource.tsx";
import type { MetadataRead } from "./metadata/use-metadata.ts";
import { pathOf } from "./steps.ts";

/** Nothing, where the provider wants to know of us first. */
type Given = MetadataRead["given"] | Record<string, never>;

/** The first step of a connection: what it is called, and what the organisation's side says of itself. */
export function ConnectionCreate() {
  const say = useText();
  const navigate = useNavigate();
  useRequireAccess({ resource: "sso", action: "list" });
  const [name, setName] = useState("");
  const [isMissing, setMissing] = useState(false);
  const [read, setRead] = useState<MetadataRead | null>(null);
  const save = useSourceChange(
    async (given: Given) => {
      const input = { name: name.trim(), ...given };
      return (await execute(SaveSamlConnectionDocument, { input })).saveSamlConnection;
    },
    { said: say("sso.connections.added"), saysErrors: false },
  );
  const { faultOf, rest } = useFaults(save.error);

  function goOn(given: Given) {
    setMissing(name.trim() === "");
    if (name.trim() === "") return;
    save.mutate(given, { onSuccess: ({ id }) => navigate(pathOf(id, "ours"), { replace: true }) });
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    if (read) goOn(read.given);
  }

  return (
    <>
      <PageHeader
        title={say("sso.connections.add")}
        subtitle={say("sso.connections.addMeans")}
        before={
          <Button component={Link} to="/sso" sx={{ mb: 0.5, ml: -1 }}>
            {say("sso.toList")}
          </Button>
        }
      />
      <ConnectionSteps at="metadata" />
      <Box component="form" noValidate onSubmit={submit} sx={{ maxWidth: 860 }}>
        <Card title={say("sso.connections.step.metadata")}>
          <Box sx={{ display: "grid", gap: 2, "& > *": { minWidth: 0 } }}>
            {rest && <Alert severity="error">{rest}</Alert>}
            <TextField
              label={say("sso.name")}
              value={name}
              onChange={(event) => setName(event.target.value)}
              required
              error={isMissing || Boolean(faultOf("name"))}
              helperText={isMissing ? say("sso.nameMissing") : (faultOf("name") ?? say("sso.connections.nameMeans"))}
              fullWidth
            />
            <MetadataSource onRead={setRead} />
            <Box sx={{ display: "flex", flexWrap: "wrap", gap: 1 }}>
              <Button type="submit" variant="contained" disabled={!read} loading={save.isPending}>
                {say("sso.connections.saveAndGoOn")}
              </Button>
              <Button disabled={save.isPending} onClick={() => goOn({})} sx={{ whiteSpace: "normal" }}>
                {say("sso.connections.oursFirst")}
              </Button>
            </Box>
          </Box>
        </Card>
      </Box>
    </>
  );
}
