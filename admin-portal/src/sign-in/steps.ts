import { useLocation, useNavigate } from "react-router-dom";
import type { Sent } from "../codes/sent.ts";
import type { FactorMethod, OutcomeFragment, SignInMethod } from "../gql/graphql.ts";

/** An answer that more is needed before somebody is in. */
type Demand<Kind> = Omit<Extract<OutcomeFragment, { __typename: Kind }>, "__typename">;

/** The sign-in page of somebody's own organisation; where it is required, nothing else lets them in. */
interface Connection {
  readonly id: string;
  readonly name: string;
  readonly isRequired: boolean;
}

/** How far somebody has come. Nothing secret: it stands in the browser's history, so that Back and reloading keep the place. */
export type Step =
  | { at: "identifier" }
  | { at: "methods"; identifier: string; methods: SignInMethod[]; connection?: Connection | null }
  | { at: "code"; purpose: "SIGN_IN" | "REGISTER"; identifier: string; sent: Sent; signInId?: string }
  | { at: "register"; identifier: string }
  | { at: "reset"; identifier: string; sent: Sent }
  | ({ at: "prove"; identifier: string; by?: "SSO" } & Demand<"ProofNeeded">)
  | ({ at: "secondFactor"; method?: FactorMethod; sent?: Sent | null } & Demand<"SecondFactorNeeded">)
  | ({ at: "factorSetup"; isDone?: boolean } & Demand<"FactorSetupNeeded">)
  | ({ at: "limit" } & Demand<"SessionLimitReached">);

const FIRST: Step = { at: "identifier" };

/** Where people come from, as react-admin notes it, and how far they have come. */
interface PlaceState {
  nextPathname?: string;
  nextSearch?: string;
  step?: Step;
}

/** The step in hand, the way to another one, and the way back. */
export function useSteps() {
  const place = useLocation();
  const state = (place.state ?? {}) as PlaceState;
  const navigate = useNavigate();
  return {
    step: state.step ?? FIRST,
    nextPath: state.nextPathname ? state.nextPathname + (state.nextSearch ?? "") : "/",
    go: (step: Step, { replace = false } = {}) => void navigate("/login", { state: { ...state, step }, replace }),
    back: () => void navigate(-1),
  };
}

export type Steps = ReturnType<typeof useSteps>;
