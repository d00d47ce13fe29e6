import Button from "@mui/material/Button";
import { useState } from "react";
import type { SettableMethod } from "../factors/settable.ts";
import { BackupCodes } from "../factors/setup/BackupCodes.tsx";
import { MethodChoice } from "../factors/setup/MethodChoice.tsx";
import { SetUp } from "../factors/setup/SetUp.tsx";
import { type FactorTurnedOnFragment, FinishFactorSetupDocument } from "../gql/graphql.ts";
import { useText } from "../i18n/use-text.ts";
import { execute } from "../server/client.ts";
import { StepFrame } from "./StepFrame.tsx";
import type { Step, Steps } from "./steps.ts";
import { useAttempt } from "./use-attempt.ts";
import { useOutcome } from "./use-outcome.ts";

interface Props {
  step: Extract<Step, { at: "factorSetup" }>;
  steps: Steps;
}

/** Whoever has to have a second factor sets one up here, is shown the backup codes, and is in. */
export function MfaSetup({ step, steps }: Props) {
  const say = useText();
  const [method, setMethod] = useState<SettableMethod | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const { busy, objection, attempt } = useAttempt();
  const follow = useOutcome(steps, "");

  async function finish() {
    setCodes(null);
    await attempt(async () => {
      const input = { signInId: step.signInId };
      const { outcome } = await execute(FinishFactorSetupDocument, { input });
      if (outcome.__typename !== "Refused") await follow(outcome);
      return outcome;
    });
  }

  function takeOn({ backupCodes }: FactorTurnedOnFragment) {
    steps.go({ ...step, isDone: true }, { replace: true });
    if (backupCodes?.length) setCodes(backupCodes);
    else void finish();
  }

  if (codes) return <BackupCodes Frame={StepFrame} codes={codes} onKept={finish} />;
  if (step.isDone) {
    return (
      <StepFrame
        title={say("factors.setUp.doneTitle")}
        intro={say("factors.setUp.doneMeans")}
        objection={objection}
        onSubmit={finish}
        below={<Button onClick={() => steps.go({ at: "identifier" })}>{say("signIn.again")}</Button>}
      >
        <Button type="submit" variant="contained" size="large" loading={busy} data-first fullWidth>
          {say("signIn.next")}
        </Button>
      </StepFrame>
    );
  }
  if (method) {
    const { signInId } = step;
    return <SetUp method={method} Frame={StepFrame} signInId={signInId} onOn={takeOn} onBack={() => setMethod(null)} />;
  }
  return (
    <StepFrame
      title={say("factors.setUp.title")}
      intro={say("factors.setUp.means")}
      below={<Button onClick={() => steps.go({ at: "identifier" })}>{say("factors.verify.else")}</Button>}
    >
      <MethodChoice methods={step.factors} onChoose={setMethod} />
    </StepFrame>
  );
}
