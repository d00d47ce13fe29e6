import Button from "@mui/material/Button";
import { Link } from "react-router-dom";
import { useText } from "../i18n/use-text.ts";
import { Message } from "./Message.tsx";

/** An address that leads nowhere. */
export function NotFound() {
  const say = useText();
  return (
    <>
      <title>{`${say("layout.notFound")} · Casegraph`}</title>
      <Message
        title={say("layout.notFound")}
        action={
          <Button component={Link} to="/" variant="contained">
            {say("layout.home")}
          </Button>
        }
      >
        {say("layout.notFoundWhy")}
      </Message>
    </>
  );
}
