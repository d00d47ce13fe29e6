import type { PersonFragment } from "../gql/graphql.ts";
import { useText } from "../i18n/use-text.ts";

interface Props {
  person: PersonFragment | null | undefined;
  /** Set where it acted for the person. */
  agent: { id: string } | null | undefined;
  title: string | undefined;
  /** Who it was where it was nobody. */
  nobody: string;
}

/** Who did it: somebody themselves, or an agent for them. */
export function Doer({ person, agent, title, nobody }: Props) {
  const say = useText();
  const name = person?.displayName ?? nobody;
  return agent ? say("people.agentFor", { agent: title ?? say("people.agent"), name }) : name;
}
