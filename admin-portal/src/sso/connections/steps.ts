import type { ConnectionDetailFragment } from "../../gql/graphql.ts";

/** What is to be done for a connection, in this order: what theirs is, what ours is, for whom, who that is here, and on. */
export const STEPS = ["metadata", "ours", "domains", "mapping", "on"] as const;

export type StepName = (typeof STEPS)[number];

/** What every step is given. */
export interface StepProps {
  readonly connection: ConnectionDetailFragment;
  readonly isReadOnly: boolean;
}

/** True for a step's name, as it stands in an address. */
export function isStep(name: string | undefined): name is StepName {
  return STEPS.some((step) => step === name);
}

/** The page of a step. */
export function pathOf(id: string, step: StepName): string {
  return `/sso/connections/${id}/${step}`;
}
