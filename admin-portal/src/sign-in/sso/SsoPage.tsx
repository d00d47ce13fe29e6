import Button from "@mui/material/Button";
import { useEffect, useState } from "react";
import { Link, Navigate, useLocation, useNavigate } from "react-router-dom";
import { useText } from "../../i18n/use-text.ts";
import { StepUp } from "../../step-up/StepUp.tsx";
import { EntryFrame } from "../EntryFrame.tsx";
import { StepFrame } from "../StepFrame.tsx";
import { FinishLinking } from "./FinishLinking.tsx";
import { FinishSignIn } from "./FinishSignIn.tsx";
import { type Arrival, arrivalOf } from "./journey.ts";
import { SsoRefusal } from "./SsoRefusal.tsx";

/** Where people come back to from another sign-in page. */
export function SsoPage() {
  const { isRead, arrival } = useArrival();
  return (
    <EntryFrame>
      {isRead && (arrival ? <Arrived key={arrival.journeyId} arrival={arrival} /> : <Nothing />)}
      <StepUp />
    </EntryFrame>
  );
}

function Arrived({ arrival: { purpose, journeyId, refused, next, identifier = "" } }: { arrival: Arrival }) {
  if (refused) return <SsoRefusal code={refused} />;
  if (!journeyId) return <Nothing />;
  switch (purpose) {
    case "LINK":
      return <FinishLinking journeyId={journeyId} />;
    case "TEST":
      return <Navigate to={`${next}?test=${journeyId}`} replace />;
    case "SIGN_IN":
      return <FinishSignIn journeyId={journeyId} identifier={identifier} />;
  }
}

/** Once read, what stood in the address leaves it and the browser's history; where to go on stands there instead, as sign-in wants it. */
function useArrival() {
  const [arrival, setArrival] = useState<Arrival | null>(null);
  const place = useLocation();
  const navigate = useNavigate();
  const isRead = place.hash === "" && place.search === "";
  useEffect(() => {
    if (isRead) return;
    const found = arrivalOf(place);
    const [nextPathname, search] = found.next.split("?");
    const state = { nextPathname, nextSearch: search === undefined ? "" : `?${search}` };
    setArrival(found);
    void navigate(place.pathname, { replace: true, state });
  }, [navigate, place, isRead]);
  return { isRead, arrival };
}

function Nothing() {
  const say = useText();
  return (
    <StepFrame
      title={say("signIn.sso.nothingTitle")}
      intro={say("signIn.sso.nothing")}
      below={
        <Button component={Link} to="/login">
          {say("signIn.confirm.toSignIn")}
        </Button>
      }
    />
  );
}
