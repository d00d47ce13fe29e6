import { lazy, Suspense } from "react";
import { stepUpAsked } from "../server/step-up.ts";

const StepUpDialog = lazy(async () => ({ default: (await import("./StepUpDialog.tsx")).StepUpDialog }));

/** Stands in every page: whatever the server wants a fresh proof for, people are asked here. */
export function StepUp() {
  const asked = stepUpAsked.use();
  if (!asked) return null;
  return (
    <Suspense fallback={null}>
      <StepUpDialog onProven={asked.proven} onDecline={asked.declined} />
    </Suspense>
  );
}
