import type { PersonFragment } from "../gql/graphql.ts";
import { useText } from "../i18n/use-text.ts";
import { When } from "../ui/When.tsx";

interface Props {
  number: number;
  /** Null for the product itself. */
  person: PersonFragment | null;
  at: string;
}

/** Which version it is, who saved it and when. */
export function SavedBy({ number, person, at }: Props) {
  const say = useText();
  const name = person?.displayName ?? say("workflows.product");
  return (
    <>
      {say("workflows.version", { smart_count: number })}, {say("workflows.savedBy", { name })} <When at={at} />
    </>
  );
}
