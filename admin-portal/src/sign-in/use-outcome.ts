import { useLogin } from "react-admin";
import type { OutcomeFragment, RefusalFragment } from "../gql/graphql.ts";
import type { Steps } from "./steps.ts";

/** Does what an answer asks for: in with the ticket, or on to the step that it names. */
export function useOutcome({ go }: Steps, identifier: string, by?: "SSO") {
  const login = useLogin();
  return async (outcome: Exclude<OutcomeFragment, RefusalFragment>): Promise<void> => {
    switch (outcome.__typename) {
      case "SignedIn":
        await login({ ticket: outcome.ticket });
        return;
      case "ProofNeeded": {
        const { __typename, ...demand } = outcome;
        return go({ at: "prove", identifier, by, ...demand });
      }
      case "SecondFactorNeeded": {
        const { __typename, ...demand } = outcome;
        return go({ at: "secondFactor", ...demand });
      }
      case "FactorSetupNeeded": {
        const { __typename, ...demand } = outcome;
        return go({ at: "factorSetup", ...demand });
      }
      case "SessionLimitReached": {
        const { __typename, ...demand } = outcome;
        return go({ at: "limit", ...demand });
      }
    }
  };
}
