import Button from "@mui/material/Button";
import { useMutation } from "@tanstack/react-query";
import { useNotify } from "react-admin";
import { StartSsoTestDocument } from "../../gql/graphql.ts";
import { useFailureText } from "../../i18n/use-failure-text.ts";
import { useText } from "../../i18n/use-text.ts";
import { execute } from "../../server/client.ts";
import { leaveFor } from "../../sign-in/sso/journey.ts";

interface Props {
  id: string;
  /** The page that shows what came of it. */
  back: string;
  variant?: "contained" | "outlined";
}

/** Signs in there to see what would be said here; whoever tries stays who they are. */
export function TrySignIn({ id, back, variant = "outlined" }: Props) {
  const say = useText();
  const notify = useNotify();
  const explain = useFailureText();
  const { mutate, isPending, isSuccess } = useMutation({
    mutationFn: async () => {
      const { started } = await execute(StartSsoTestDocument, { input: { sourceId: id } });
      leaveFor(started.url, { next: back });
    },
    onError: (error) => notify(explain(error), { type: "error" }),
  });
  return (
    <Button variant={variant} loading={isPending || isSuccess} onClick={() => mutate()} sx={{ whiteSpace: "normal" }}>
      {say("sso.test.signIn")}
    </Button>
  );
}
