import Alert from "@mui/material/Alert";
import Box from "@mui/material/Box";
import TextField from "@mui/material/TextField";
import { type FormEvent, useState } from "react";
import { useText } from "../../../i18n/use-text.ts";
import { useFaults } from "../../../server/use-faults.ts";
import { Card } from "../../../ui/Card.tsx";
import { linesOf, textOf } from "../../lines.ts";
import { Option } from "../../Option.tsx";
import { StepActions } from "../StepActions.tsx";
import { pathOf, type StepProps } from "../steps.ts";
import { useSaveConnection } from "../use-save-connection.ts";
import { EmergencyHint } from "./EmergencyHint.tsx";

const OPTIONS = [
  "required",
  "allowSignUp",
  "idpInitiated",
  "signRequests",
  "wantEncrypted",
  "factorAtProvider",
] as const;

/** For whose addresses the connection is, and what else holds for who comes with it. */
export function DomainsStep({ connection, isReadOnly }: StepProps) {
  const say = useText();
  const [domains, setDomains] = useState(textOf(connection.domains));
  const [contexts, setContexts] = useState(textOf(connection.factorContexts));
  const [options, setOptions] = useState(() => pick(connection));
  const save = useSaveConnection(connection);
  const { faultOf, rest } = useFaults(save.error);
  const next = pathOf(connection.id, "mapping");

  function submit(event: FormEvent) {
    event.preventDefault();
    save.keep({ domains: linesOf(domains.toLowerCase()), factorContexts: linesOf(contexts), ...options }, next);
  }

  return (
    <Card title={say("sso.connections.step.domains")}>
      <Box component="form" noValidate onSubmit={submit} sx={{ display: "grid", gap: 2, "& > *": { minWidth: 0 } }}>
        {rest && <Alert severity="error">{rest}</Alert>}
        <TextField
          label={say("sso.domains")}
          value={domains}
          disabled={isReadOnly}
          onChange={(event) => setDomains(event.target.value)}
          multiline
          minRows={2}
          error={Boolean(faultOf("domains"))}
          helperText={faultOf("domains") ?? say("sso.connections.domainsMeans")}
          fullWidth
        />
        {OPTIONS.map((option) => (
          <Box key={option} sx={{ display: "grid", gap: 1 }}>
            <Option
              label={say(`sso.connections.option.${option}`)}
              means={say(`sso.connections.optionMeans.${option}`)}
              isOn={options[option]}
              isReadOnly={isReadOnly}
              onChange={(isOn) => setOptions((before) => ({ ...before, [option]: isOn }))}
            />
            {option === "required" && options.required && <EmergencyHint />}
          </Box>
        ))}
        {options.factorAtProvider && (
          <TextField
            label={say("sso.connections.contexts")}
            value={contexts}
            disabled={isReadOnly}
            onChange={(event) => setContexts(event.target.value)}
            multiline
            minRows={2}
            error={Boolean(faultOf("factorContexts"))}
            helperText={faultOf("factorContexts") ?? say("sso.connections.contextsMean")}
            fullWidth
          />
        )}
        <StepActions next={next} isReadOnly={isReadOnly} isPending={save.isPending} />
      </Box>
    </Card>
  );
}

function pick(connection: StepProps["connection"]): Record<(typeof OPTIONS)[number], boolean> {
  const { required, allowSignUp, idpInitiated, signRequests, wantEncrypted, factorAtProvider } = connection;
  return { required, allowSignUp, idpInitiated, signRequests, wantEncrypted, factorAtProvider };
}
