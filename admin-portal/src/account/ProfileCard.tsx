import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import TextField from "@mui/material/TextField";
import { type FormEvent, useState } from "react";
import { SetProfileDocument, type SetProfileMutationVariables } from "../gql/graphql.ts";
import { useText } from "../i18n/use-text.ts";
import { execute } from "../server/client.ts";
import { Card } from "../ui/Card.tsx";
import { type Account, useAccountChange } from "./use-account.ts";

const FIELDS = [
  { field: "displayName", label: "account.profile.name", autoComplete: "name", most: 200 },
  { field: "location", label: "account.profile.location", autoComplete: "address-level2", most: 200 },
  {
    field: "postalAddress",
    label: "account.profile.postalAddress",
    autoComplete: "street-address",
    most: 500,
    rows: 3,
  },
  { field: "bio", label: "account.profile.bio", autoComplete: "off", most: 1_000, rows: 3 },
] as const;

type Field = (typeof FIELDS)[number]["field"];

/** Who somebody is; what is left empty is nobody's business. */
export function ProfileCard({ account }: { account: Account }) {
  const say = useText();
  const [written, setWritten] = useState<Record<Field, string>>(() => ({
    displayName: account.displayName,
    location: account.location ?? "",
    postalAddress: account.postalAddress ?? "",
    bio: account.bio ?? "",
  }));
  const save = useAccountChange(
    async (input: SetProfileMutationVariables["input"]) => (await execute(SetProfileDocument, { input })).setProfile,
    () => say("account.saved"),
  );

  function submit(event: FormEvent) {
    event.preventDefault();
    const { displayName, ...others } = written;
    const optional = Object.fromEntries(Object.entries(others).map(([field, text]) => [field, text.trim() || null]));
    save.mutate({ version: account.version, displayName: displayName.trim(), ...optional });
  }

  return (
    <Card title={say("account.profile.title")}>
      <Box component="form" onSubmit={submit} sx={{ display: "grid", gap: 2, justifyItems: "start" }}>
        {account.profileLevel && (
          <Box>
            {say("account.profile.level")}: <strong>{say(`account.profile.levels.${account.profileLevel}`)}</strong>
          </Box>
        )}
        {FIELDS.map(({ field, label, autoComplete, most, ...look }) => (
          <TextField
            key={field}
            label={say(label)}
            value={written[field]}
            onChange={(event) => setWritten({ ...written, [field]: event.target.value })}
            autoComplete={autoComplete}
            required={field === "displayName"}
            multiline={"rows" in look}
            minRows={"rows" in look ? look.rows : undefined}
            fullWidth
            slotProps={{ htmlInput: { maxLength: most } }}
          />
        ))}
        <Button type="submit" variant="contained" loading={save.isPending}>
          {say("account.save")}
        </Button>
      </Box>
    </Card>
  );
}
