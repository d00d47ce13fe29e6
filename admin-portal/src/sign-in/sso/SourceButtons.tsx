import Button from "@mui/material/Button";
import { useQuery } from "@tanstack/react-query";
import { SignInSourcesDocument } from "../../gql/graphql.ts";
import { useText } from "../../i18n/use-text.ts";
import { execute } from "../../server/client.ts";

interface Props {
  disabled: boolean;
  onChoose(sourceId: string): void;
}

/** The providers with whom anybody may sign in; where there is none, or none can be read, nothing shows. */
export function SourceButtons({ disabled, onChoose }: Props) {
  const say = useText();
  const { data: sources = [] } = useQuery({
    queryKey: ["sign-in-sources"],
    queryFn: async ({ signal }) => (await execute(SignInSourcesDocument, {}, signal)).signInSources,
  });
  return sources.map(({ id, name }) => (
    <Button
      key={id}
      variant="outlined"
      size="large"
      disabled={disabled}
      onClick={() => onChoose(id)}
      fullWidth
      sx={{ whiteSpace: "normal", overflowWrap: "anywhere" }}
    >
      {say("signIn.sso.continueWith", { name })}
    </Button>
  ));
}
