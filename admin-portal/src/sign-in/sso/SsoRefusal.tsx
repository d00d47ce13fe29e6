import Button from "@mui/material/Button";
import { Link } from "react-router-dom";
import { useText } from "../../i18n/use-text.ts";
import { StepFrame } from "../StepFrame.tsx";
import { refusalOf } from "./refusals.ts";

/** Nothing that was brought back could be taken: why, and what to do. */
export function SsoRefusal({ code }: { code: string }) {
  const say = useText();
  const refusal = refusalOf(code);
  return (
    <StepFrame
      title={say(`signIn.sso.failed.${refusal}`)}
      objection={{ message: say(`signIn.sso.remedy.${refusal}`), nth: 0 }}
    >
      <Button component={Link} to="/login" replace variant="contained" size="large" fullWidth>
        {say("signIn.again")}
      </Button>
    </StepFrame>
  );
}
