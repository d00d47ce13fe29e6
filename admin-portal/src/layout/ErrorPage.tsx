import Button from "@mui/material/Button";
import { useFailureText } from "../i18n/use-failure-text.ts";
import { useText } from "../i18n/use-text.ts";
import { Message } from "./Message.tsx";

/** A page that could not be shown, with a way out. */
export function ErrorPage({ error }: { error?: unknown }) {
  const say = useText();
  const explain = useFailureText();
  return (
    <Message
      title={say("layout.broken")}
      action={
        <Button variant="contained" onClick={() => location.reload()}>
          {say("layout.reload")}
        </Button>
      }
    >
      {explain(error)}
    </Message>
  );
}
