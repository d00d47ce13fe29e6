import type { ComponentType } from "react";
import type { FactorTurnedOnFragment } from "../../gql/graphql.ts";
import type { FrameProps } from "../../sign-in/StepFrame.tsx";

/** What setting up one way needs: where it is shown, whose sign-in it belongs to, and what comes of it. */
export interface SetupProps {
  /** A step of the sign-in page, or a dialog. */
  Frame: ComponentType<FrameProps>;
  /** Where somebody has to have a second factor before they are in; nothing for whoever is signed in. */
  signInId?: string;
  onOn(factor: FactorTurnedOnFragment): void;
  onBack(): void;
}
