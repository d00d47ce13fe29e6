import { type RefObject, useEffect } from "react";
import { useBlocker } from "react-router-dom";
import { useText } from "../../i18n/use-text.ts";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";

/** Asks before what is not saved is left, whichever way; the browser asks in its own words. */
export function LeaveGuard({ isUnsaved }: { isUnsaved: RefObject<boolean> }) {
  const say = useText();
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => isUnsaved.current && currentLocation.pathname !== nextLocation.pathname,
  );
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (isUnsaved.current) event.preventDefault();
    };
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [isUnsaved]);

  if (blocker.state !== "blocked") return null;
  return (
    <ConfirmDialog
      title={say("workflows.leave.title")}
      means={say("workflows.leave.means")}
      decide={say("workflows.leave.leave")}
      leave={say("workflows.leave.stay")}
      isFinal
      onDecide={() => blocker.proceed()}
      onClose={() => blocker.reset()}
    />
  );
}
