import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Checkbox from "@mui/material/Checkbox";
import FormControlLabel from "@mui/material/FormControlLabel";
import { useState } from "react";
import { Resend } from "../codes/Resend.tsx";
import { SentTo } from "../codes/SentTo.tsx";
import { LostPhone } from "../factors/LostPhone.tsx";
import { OtherWays } from "../factors/OtherWays.tsx";
import { ProofFields } from "../factors/ProofFields.tsx";
import { useProof } from "../factors/use-proof.ts";
import {
  type FactorMethod,
  ProveFactorDocument,
  RequestFactorCodeDocument,
  StartPasskeyChallengeDocument,
} from "../gql/graphql.ts";
import { useText } from "../i18n/use-text.ts";
import { execute } from "../server/client.ts";
import { StepFrame } from "./StepFrame.tsx";
import type { Step, Steps } from "./steps.ts";
import { useOutcome } from "./use-outcome.ts";

interface Props {
  step: Extract<Step, { at: "secondFactor" }>;
  steps: Steps;
}

/** The second step: the way that somebody prefers first, the others below. After some refusals nothing but a new beginning helps. */
export function MfaVerification({ step, steps }: Props) {
  const say = useText();
  const { signInId, factors, trustDays } = step;
  const [trustDevice, setTrust] = useState(false);
  const follow = useOutcome(steps, "");
  const proof = useProof<FactorMethod>({
    first: { method: step.method ?? step.preferred, sent: step.sent ?? null },
    send: async (method) => (await execute(RequestFactorCodeDocument, { input: { signInId, method } })).sent,
    challenge: async () => (await execute(StartPasskeyChallengeDocument, { input: { signInId } })).challenge,
    onMove: ({ method, sent }) => steps.go({ ...step, method, sent }, { replace: true }),
  });
  const { method, sent } = proof.place;
  const beginAgain = (
    <Button color="inherit" onClick={() => steps.go({ at: "identifier" })}>
      {say("signIn.again")}
    </Button>
  );

  async function submit() {
    await proof.submit(async (answer) => {
      const { outcome } = await execute(ProveFactorDocument, { input: { signInId, trustDevice, ...answer } });
      if (outcome.__typename !== "Refused") await follow(outcome);
      return outcome;
    });
  }

  return (
    <StepFrame
      key={`${method}${sent ? "sent" : ""}`}
      title={say("factors.verify.title")}
      intro={sent ? <SentTo sent={sent} isCertain /> : say(`factors.verify.${method}`)}
      objection={proof.objection}
      remedy={IS_OVER.includes(proof.objection?.code ?? "") && beginAgain}
      onSubmit={submit}
      below={
        <>
          {sent && <Resend sent={sent} isNew={proof.isAnother} busy={proof.busy} onResend={proof.sendAgain} />}
          <OtherWays proof={proof} methods={factors} to={{ SMS: step.smsTo, EMAIL: step.emailTo }} />
          <LostPhone hasBackupCodes={factors.includes("BACKUP_CODE")} />
          <Button onClick={() => steps.go({ at: "identifier" })}>{say("factors.verify.else")}</Button>
        </>
      }
    >
      <ProofFields proof={proof} />
      {trustDays > 0 && (
        <Box>
          <FormControlLabel
            control={<Checkbox checked={trustDevice} onChange={(event) => setTrust(event.target.checked)} />}
            label={say("factors.verify.trust", { smart_count: trustDays })}
          />
          <Box sx={{ color: "text.secondary", fontSize: "0.8125rem", pl: 4 }}>{say("factors.verify.trustMeans")}</Box>
        </Box>
      )}
    </StepFrame>
  );
}

const IS_OVER = ["SIGN_IN_EXPIRED", "TOO_MANY_TRIES", "TOO_MANY_ANSWERS"];
