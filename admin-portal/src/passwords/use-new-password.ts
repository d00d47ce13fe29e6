import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import type { Verdict } from "../../../schema/passwords/verdict.ts";
import { PasswordPolicyDocument, type PasswordPolicyQuery } from "../gql/graphql.ts";
import { execute } from "../server/client.ts";

type Policy = PasswordPolicyQuery["passwordPolicy"];

interface Whose {
  identifier: string | null;
  name: string | null;
}

/** A password that somebody is choosing, and what the server would say of it: both judge with the same code. */
export function useNewPassword({ identifier, name }: Whose) {
  const [password, setPassword] = useState("");
  const [verdict, setVerdict] = useState<Verdict | null>(null);
  const [insisted, setInsisted] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const { data: policy } = useQuery({
    queryKey: ["password-policy"],
    queryFn: async ({ signal }) => (await execute(PasswordPolicyDocument, {}, signal)).passwordPolicy,
    staleTime: Number.POSITIVE_INFINITY,
  });

  useEffect(() => {
    let stale = false;
    if (!password) setVerdict(null);
    if (!policy || !password) return;
    judge(password, policy, { identifier, name }).then(
      (judged) => !stale && setVerdict(judged),
      // The dictionary is away: the server judges by itself.
      () => undefined,
    );
    return () => {
      stale = true;
    };
  }, [password, policy, identifier, name]);

  /** Asked before it is sent; a password that is refused keeps the focus, and is told why at once. */
  async function isAcceptable(): Promise<boolean> {
    setInsisted(true);
    const judged = policy && (await judge(password, policy, { identifier, name }).catch(() => null));
    if (password && judged?.acceptable !== false) return true;
    field.current?.focus();
    return false;
  }

  return { password, setPassword, verdict, policy, insisted, isAcceptable, field };
}

export type ChosenPassword = ReturnType<typeof useNewPassword>;

/** The code that judges and its words come when somebody chooses a password, and not before. */
async function judge(password: string, policy: Policy, whose: Whose): Promise<Verdict> {
  const { verdictOn } = await import("../../../schema/passwords/verdict.ts");
  return verdictOn(password, { policy, ...whose });
}
