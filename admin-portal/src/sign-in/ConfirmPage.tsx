import Button from "@mui/material/Button";
import { useNotify } from "react-admin";
import { Link, useNavigate } from "react-router-dom";
import { ConfirmContactChangeDocument, ConfirmRegistrationDocument, SignInWithLinkDocument } from "../gql/graphql.ts";
import { useText } from "../i18n/use-text.ts";
import { execute } from "../server/client.ts";
import { EntryFrame } from "./EntryFrame.tsx";
import type { LinkPurpose } from "./link-pages.ts";
import { useLinkToken } from "./link-token.ts";
import { NewPasswordByLink } from "./NewPasswordByLink.tsx";
import { StepFrame } from "./StepFrame.tsx";
import { useSteps } from "./steps.ts";
import { useAttempt } from "./use-attempt.ts";
import { useOutcome } from "./use-outcome.ts";

/** Where the link of a mail leads. Programs open it too, to look for harm: nothing is confirmed before somebody presses the button. */
export function ConfirmPage({ purpose }: { purpose: LinkPurpose }) {
  const token = useLinkToken();
  return (
    <EntryFrame>
      {token === null && <Broken />}
      {token && purpose === "reset" && <NewPasswordByLink token={token} />}
      {token && purpose === "contact" && <ConfirmContact token={token} />}
      {token && (purpose === "signIn" || purpose === "register") && <Enter purpose={purpose} token={token} />}
    </EntryFrame>
  );
}

function Enter({ purpose, token }: { purpose: "signIn" | "register"; token: string }) {
  const say = useText();
  const follow = useOutcome(useSteps(), "");
  const { busy, objection, attempt } = useAttempt();

  async function enter() {
    await attempt(async () => {
      const document = purpose === "register" ? ConfirmRegistrationDocument : SignInWithLinkDocument;
      const { outcome } = await execute(document, { input: { token } });
      if (outcome.__typename !== "Refused") await follow(outcome);
      return outcome;
    });
  }

  return (
    <StepFrame
      title={say("signIn.confirm.title")}
      intro={say(`signIn.confirm.${purpose}`)}
      objection={objection}
      onSubmit={enter}
      below={objection && <ToSignIn />}
    >
      <Button type="submit" variant="contained" size="large" loading={busy} fullWidth>
        {say("signIn.confirm.submit")}
      </Button>
    </StepFrame>
  );
}

function ConfirmContact({ token }: { token: string }) {
  const say = useText();
  const notify = useNotify();
  const navigate = useNavigate();
  const { busy, objection, attempt } = useAttempt();

  async function confirm() {
    const changed = await attempt(
      async () => (await execute(ConfirmContactChangeDocument, { input: { token } })).confirmContactChange,
    );
    if (!changed) return;
    notify(say("signIn.confirm.contactDone"), { type: "success" });
    void navigate("/account", { replace: true });
  }

  return (
    <StepFrame
      title={say("signIn.confirm.title")}
      intro={say("signIn.confirm.contact")}
      objection={objection}
      onSubmit={confirm}
      below={objection && <ToSignIn />}
    >
      <Button type="submit" variant="contained" size="large" loading={busy} fullWidth>
        {say("signIn.confirm.submit")}
      </Button>
    </StepFrame>
  );
}

function Broken() {
  const say = useText();
  return <StepFrame title={say("signIn.confirm.title")} intro={say("signIn.confirm.broken")} below={<ToSignIn />} />;
}

function ToSignIn() {
  const say = useText();
  return (
    <Button component={Link} to="/login">
      {say("signIn.confirm.toSignIn")}
    </Button>
  );
}
