import LockOutlined from "@mui/icons-material/LockOutlined";
import Button from "@mui/material/Button";
import { Link } from "react-router-dom";
import { useMe } from "../auth/use-me.ts";
import { useText } from "../i18n/use-text.ts";
import { Message } from "./Message.tsx";

/** A page that the viewer's roles do not include: says so, and which roles those are. */
export function AccessDenied() {
  const say = useText();
  const me = useMe();
  const roles = (me?.roles ?? []).map((role) => say(`people.role.${role}`));
  return (
    <>
      <title>{`${say("layout.denied")} · Casegraph`}</title>
      <Message
        icon={<LockOutlined />}
        title={say("layout.denied")}
        action={
          <Button component={Link} to="/" variant="contained">
            {say("layout.home")}
          </Button>
        }
      >
        {say("layout.deniedWhy", { roles: roles.join(", ") })}
      </Message>
    </>
  );
}
