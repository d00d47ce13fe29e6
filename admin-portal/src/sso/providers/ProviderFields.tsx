import Alert from "@mui/material/Alert";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import MenuItem from "@mui/material/MenuItem";
import TextField from "@mui/material/TextField";
import { type FormEvent, useState } from "react";
import type { OidcPreset, ProviderDetailFragment } from "../../gql/graphql.ts";
import { useText } from "../../i18n/use-text.ts";
import { useFaults } from "../../server/use-faults.ts";
import { Card } from "../../ui/Card.tsx";
import { Copyable } from "../Copyable.tsx";
import { Option } from "../Option.tsx";
import { ASKS, PRESETS } from "./presets.ts";
import type { ProviderForm } from "./provider-form.ts";

interface Props {
  initial: ProviderForm;
  /** As it is kept; nothing of a new one. */
  known?: ProviderDetailFragment;
  isReadOnly?: boolean;
  error: unknown;
  isPending: boolean;
  onSave(form: ProviderForm): void;
}

/** What is asked of a provider goes by what it is; the callback address goes to the provider first, for the client there. */
export function ProviderFields({ initial, known, isReadOnly = false, error, isPending, onSave }: Props) {
  const say = useText();
  const [form, setForm] = useState(initial);
  const { faultOf, rest } = useFaults(error);
  const asks = ASKS[form.preset];
  const set = (part: Partial<ProviderForm>) => setForm((before) => ({ ...before, ...part }));

  function submit(event: FormEvent) {
    event.preventDefault();
    onSave(form);
  }

  const field = (name: "name" | "issuer" | "tenant" | "clientId" | "scopes" | "domains") => ({
    value: form[name],
    disabled: isReadOnly,
    error: Boolean(faultOf(name)),
    onChange: (event: { target: { value: string } }) => set({ [name]: event.target.value }),
    fullWidth: true,
  });

  return (
    <Card title={say("sso.providers.settings")}>
      <Box component="form" noValidate onSubmit={submit} sx={{ display: "grid", gap: 2, "& > *": { minWidth: 0 } }}>
        {rest && <Alert severity="error">{rest}</Alert>}
        <TextField
          select
          label={say("sso.providers.preset")}
          value={form.preset}
          disabled={isReadOnly || Boolean(known)}
          onChange={(event) => set({ preset: event.target.value as OidcPreset })}
          helperText={say(`sso.providers.presetMeans.${form.preset}`)}
          fullWidth
        >
          {PRESETS.map((preset) => (
            <MenuItem key={preset} value={preset}>
              {say(`sso.providers.presets.${preset}`)}
            </MenuItem>
          ))}
        </TextField>
        <Copyable
          label={say("sso.providers.callback")}
          value={known?.callbackUrl ?? `${location.origin}/auth/oidc/callback`}
          hint={say("sso.providers.callbackMeans")}
        />
        {known && (
          <Copyable
            label={say("sso.providers.backChannel")}
            value={known.backChannelLogoutUrl}
            hint={say("sso.providers.backChannelMeans")}
          />
        )}
        <TextField
          label={say("sso.name")}
          required
          {...field("name")}
          helperText={faultOf("name") ?? say("sso.providers.nameMeans")}
        />
        {asks.issuer && (
          <TextField
            label={say("sso.providers.issuer")}
            required
            {...field("issuer")}
            helperText={faultOf("issuer") ?? say("sso.providers.issuerMeans")}
          />
        )}
        {asks.tenant && (
          <TextField
            label={say("sso.providers.tenant")}
            {...field("tenant")}
            helperText={faultOf("tenant") ?? say("sso.providers.tenantMeans")}
          />
        )}
        <TextField
          label={say("sso.providers.clientId")}
          required
          autoComplete="off"
          {...field("clientId")}
          helperText={faultOf("clientId")}
        />
        <TextField
          label={say("sso.providers.clientSecret")}
          type="password"
          autoComplete="new-password"
          value={form.clientSecret}
          disabled={isReadOnly}
          error={Boolean(faultOf("clientSecret"))}
          onChange={(event) => set({ clientSecret: event.target.value })}
          helperText={
            faultOf("clientSecret") ?? say(known?.hasSecret ? "sso.providers.secretKept" : "sso.providers.secretMeans")
          }
          fullWidth
        />
        {asks.domains && (
          <TextField
            label={say("sso.domains")}
            multiline
            minRows={2}
            {...field("domains")}
            helperText={faultOf("domains") ?? say("sso.providers.domainsMeans")}
          />
        )}
        <TextField
          label={say("sso.providers.scopes")}
          {...field("scopes")}
          helperText={faultOf("scopes") ?? say("sso.providers.scopesMeans")}
        />
        <Option
          label={say("sso.allowSignUp")}
          means={say("sso.allowSignUpMeans")}
          isOn={form.allowSignUp}
          isReadOnly={isReadOnly}
          onChange={(allowSignUp) => set({ allowSignUp })}
        />
        <Option
          label={say("sso.factorAtProvider")}
          means={say("sso.factorAtProviderMeans")}
          isOn={form.factorAtProvider}
          isReadOnly={isReadOnly}
          onChange={(factorAtProvider) => set({ factorAtProvider })}
        />
        {known && (
          <Option
            label={say("sso.providers.turnOn")}
            means={say("sso.providers.turnOnMeans")}
            isOn={form.enabled}
            isReadOnly={isReadOnly}
            onChange={(enabled) => set({ enabled })}
          />
        )}
        {!isReadOnly && (
          <Box>
            <Button type="submit" variant="contained" loading={isPending}>
              {say("account.save")}
            </Button>
          </Box>
        )}
      </Box>
    </Card>
  );
}
