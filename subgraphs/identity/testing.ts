import type { Person, TestBackend } from "../../tests/setup/backend.ts";
import { nobody } from "../shared/caller.ts";
import { type Delegation, type DelegationInput, delegate } from "../shared/delegation.ts";

export const AGENT_ID = "0a9e0000-0000-4000-8000-000000000001";

/** An agent that acts for somebody: asked with as a person is, and with its session's tokens. */
export type ActingAgent = Person & Delegation;

/** Lets an agent act for somebody, as the subgraph agents does. */
export async function actingFor(
  test: TestBackend,
  person: Person,
  grant: string[],
  more: Partial<DelegationInput> = {},
): Promise<ActingAgent> {
  const { peers } = test.backend.cases.services;
  const asked = peers.from({ ...nobody("test-request"), address: "192.0.2.1", agent: "test" });
  const input = { agentId: AGENT_ID, agentName: "Case brief", grant, seconds: 3600, ...more };
  const delegation = await delegate(asked, person.authorization, input);
  return { ...person, ...delegation, authorization: `Bearer ${delegation.accessToken}` };
}
