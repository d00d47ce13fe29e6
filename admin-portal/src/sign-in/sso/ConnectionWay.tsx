import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Divider from "@mui/material/Divider";
import { useText } from "../../i18n/use-text.ts";
import type { Step, Steps } from "../steps.ts";
import { useLeave } from "./use-leave.ts";

interface Props {
  connection: NonNullable<Extract<Step, { at: "methods" }>["connection"]>;
  identifier: string;
  steps: Steps;
  /** Nothing else is offered. */
  isAlone: boolean;
  attempt(send: () => Promise<unknown>): Promise<unknown>;
}

/** The way to the sign-in page of one's own organisation; where it is required, what else there is says for whom. */
export function ConnectionWay({ connection: { id, name, isRequired }, identifier, steps, isAlone, attempt }: Props) {
  const say = useText();
  const { leave, isLeaving } = useLeave(steps);
  return (
    <>
      {isAlone && <Box>{say("signIn.sso.required", { name })}</Box>}
      <Button
        variant="contained"
        size="large"
        loading={isLeaving}
        data-first
        onClick={() => attempt(() => leave(id, identifier))}
        fullWidth
        sx={{ whiteSpace: "normal", overflowWrap: "anywhere" }}
      >
        {say("signIn.sso.continueWith", { name })}
      </Button>
      {!isAlone && <Divider>{say("signIn.or")}</Divider>}
      {!isAlone && isRequired && <Box sx={{ color: "text.secondary" }}>{say("signIn.sso.otherWayMeans")}</Box>}
    </>
  );
}
