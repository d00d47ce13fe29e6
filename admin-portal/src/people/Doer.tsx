import type { PersonFragment } from "../gql/graphql.ts";
import { useText } from "../i18n/use-text.ts";

interface Props {
  person: PersonFragment | null | undefined;
  /** Set where it acted for the person. */
  agent: { id: string } | null | undefined;
  /** Who it was where it was nobody. */
  nobody: string;
}

/** Who did it: somebody themselves, or an agent for them. */
export function Doer({ person, agent, nobody }: Props) {
  const say = useText();
  const name = person?.displayName ?? nobody;
  return agent ? say("people.agentFor", { name }) : name;
}
