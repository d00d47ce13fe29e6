import { lazy, Suspense, useEffect, useRef } from "react";
import { useNavigate } from "react-router-dom";
import { refreshMe } from "../auth/identity.ts";
import { onNewsFromTabs } from "../auth/tabs.ts";
import { LoadingPage } from "../layout/LoadingPage.tsx";
import { DemoAccounts } from "./DemoAccounts.tsx";
import type { DemoAccount } from "./demo-accounts.ts";
import { EntryFrame } from "./EntryFrame.tsx";
import { IdentifierStep } from "./IdentifierStep.tsx";
import { MethodsStep } from "./MethodsStep.tsx";
import { type Steps, useSteps } from "./steps.ts";
import type { Typed } from "./typed.ts";

const CodeStep = lazy(async () => ({ default: (await import("./CodeStep.tsx")).CodeStep }));
const RegisterStep = lazy(async () => ({ default: (await import("./RegisterStep.tsx")).RegisterStep }));
const ResetStep = lazy(async () => ({ default: (await import("./ResetStep.tsx")).ResetStep }));
const ProveStep = lazy(async () => ({ default: (await import("./ProveStep.tsx")).ProveStep }));
const MfaVerification = lazy(async () => ({ default: (await import("./MfaVerification.tsx")).MfaVerification }));
const MfaSetup = lazy(async () => ({ default: (await import("./MfaSetup.tsx")).MfaSetup }));
const LimitStep = lazy(async () => ({ default: (await import("./LimitStep.tsx")).LimitStep }));

/** Signing in, a step at a time; afterwards people are where they were. */
export function SignInPage() {
  const steps = useSteps();
  const typed = useRef<Typed>({});
  useLeaveOnceSignedIn(steps.nextPath);

  function choose({ email, password }: DemoAccount) {
    typed.current = { identifier: email, password };
    steps.go({ at: "methods", identifier: email, methods: ["PASSWORD"] });
  }

  const { step } = steps;
  return (
    <EntryFrame below={step.at === "identifier" && <DemoAccounts onChoose={choose} />}>
      <Suspense fallback={<LoadingPage />}>
        <StepInHand key={step.at} steps={steps} typed={typed.current} />
      </Suspense>
    </EntryFrame>
  );
}

function StepInHand({ steps, typed }: { steps: Steps; typed: Typed }) {
  const { step } = steps;
  switch (step.at) {
    case "identifier":
      return <IdentifierStep steps={steps} typed={typed} />;
    case "methods":
      return <MethodsStep step={step} steps={steps} typed={typed} />;
    case "code":
      return <CodeStep step={step} steps={steps} typed={typed} />;
    case "register":
      return <RegisterStep step={step} steps={steps} typed={typed} />;
    case "reset":
      return <ResetStep step={step} steps={steps} />;
    case "prove":
      return <ProveStep step={step} steps={steps} />;
    case "secondFactor":
      return <MfaVerification step={step} steps={steps} />;
    case "factorSetup":
      return <MfaSetup step={step} steps={steps} />;
    case "limit":
      return <LimitStep step={step} steps={steps} />;
  }
}

/** Another tab may sign in, or somebody signed in may open this page. */
function useLeaveOnceSignedIn(next: string): void {
  const navigate = useNavigate();
  useEffect(() => {
    const leave = async () => {
      const me = await refreshMe().catch(() => null);
      if (me) void navigate(next, { replace: true });
    };
    void leave();
    return onNewsFromTabs((news) => {
      if (news === "signed-in") void leave();
    });
  }, [navigate, next]);
}
