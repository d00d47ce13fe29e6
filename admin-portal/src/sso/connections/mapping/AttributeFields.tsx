import Autocomplete from "@mui/material/Autocomplete";
import TextField from "@mui/material/TextField";
import type { SsoTestQuery } from "../../../gql/graphql.ts";
import { useText } from "../../../i18n/use-text.ts";
import type { MappingForm } from "./mapping-form.ts";

const NAMES = ["subjectAttribute", "email", "displayName", "roles", "active"] as const;

interface Props {
  form: MappingForm;
  set(part: Partial<MappingForm>): void;
  /** What a test brought: its names can be chosen. */
  attributes: SsoTestQuery["ssoTest"]["attributes"];
  isReadOnly: boolean;
}

/** Which attribute says what. */
export function AttributeFields({ form, set, attributes, isReadOnly }: Props) {
  const say = useText();
  return NAMES.map((name) => (
    <Autocomplete
      key={name}
      freeSolo
      disabled={isReadOnly}
      options={attributes.map((attribute) => attribute.name)}
      inputValue={form[name]}
      onInputChange={(_event, written) => set({ [name]: written })}
      renderInput={(params) => (
        <TextField
          {...params}
          label={say(`sso.mapping.${name}`)}
          helperText={say(`sso.mapping.means.${name}`)}
          fullWidth
        />
      )}
    />
  ));
}
