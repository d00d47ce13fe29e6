import Alert from "@mui/material/Alert";
import { useQuery } from "@tanstack/react-query";
import { PreviewSamlMappingDocument, type SsoTestQuery } from "../../../gql/graphql.ts";
import { useFailureText } from "../../../i18n/use-failure-text.ts";
import { execute } from "../../../server/client.ts";
import { useSettled } from "../../../ui/use-settled.ts";
import { Mapped } from "../../test/Mapped.tsx";
import { inputOf, type MappingForm } from "./mapping-form.ts";

const PAUSE_MS = 300;

interface Props {
  connectionId: string;
  form: MappingForm;
  attributes: SsoTestQuery["ssoTest"]["attributes"];
}

/** Who made the test would be here, by what is written now: nothing has to be saved for it. */
export function Preview({ connectionId, form, attributes }: Props) {
  const explain = useFailureText();
  const { subjectAttribute, ...mapping } = inputOf(useSettled(form, PAUSE_MS));
  const input = { connectionId, ...mapping, attributes: attributes.map(({ name, values }) => ({ name, values })) };
  const { data, error } = useQuery({
    queryKey: ["sso-preview", input],
    queryFn: async ({ signal }) => (await execute(PreviewSamlMappingDocument, { input }, signal)).previewSamlMapping,
    placeholderData: (before) => before,
  });
  if (error) return <Alert severity="error">{explain(error)}</Alert>;
  return data ? <Mapped mapped={data} /> : null;
}
