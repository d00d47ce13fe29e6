import Button from "@mui/material/Button";
import { Link } from "react-router-dom";
import { useText } from "../../i18n/use-text.ts";
import { StepFrame } from "../StepFrame.tsx";
import type { Objection } from "../use-attempt.ts";
import { refusalOf } from "./refusals.ts";

interface Props {
  objection: Objection;
  busy: boolean;
  /** Where nobody answered, the same may be asked again. */
  onRetry(): void;
  to?: "/login" | "/account";
}

/** That it came to nothing, and why in the server's words, which say what to do too. */
export function SsoFailure({ objection, busy, onRetry, to = "/login" }: Props) {
  const say = useText();
  const { code } = objection;
  return (
    <StepFrame
      title={say(`signIn.sso.failed.${refusalOf(code)}`)}
      objection={objection}
      below={
        !code && (
          <Button onClick={onRetry} loading={busy}>
            {say("layout.retry")}
          </Button>
        )
      }
    >
      <Button component={Link} to={to} replace variant="contained" size="large" fullWidth>
        {say(to === "/account" ? "account.linked.toAccount" : "signIn.again")}
      </Button>
    </StepFrame>
  );
}
