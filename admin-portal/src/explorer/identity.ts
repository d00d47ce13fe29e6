import { useState } from "react";
import { type Answer, sendOnce } from "./send.ts";

/** As whom the explorer asks. Credentials and token live in this page alone, and end with it. */
export interface Asker {
  name: string;
  identifier: string;
  password: string;
  token: string;
  expiresAt: number;
}

const RENEW_BEFORE_MS = 30_000;

const SIGN_IN = `mutation SignIn($input: SignIn!) {
  signIn(input: $input) {
    ... on SignedIn { tokens { accessToken expiresAt } }
    ... on Refused { message }
    ... on SecondFactorNeeded { message }
    ... on FactorSetupNeeded { message }
    ... on ProofNeeded { message }
    ... on SessionLimitReached { message }
  }
}`;

interface SignInBody {
  data?: { signIn: { tokens?: { accessToken: string; expiresAt: string }; message?: string } };
  errors?: { message: string }[];
}

/** Who asks, how to become somebody, and a token that is still good. */
export function useAsker() {
  const [asker, setAsker] = useState<Asker | null>(null);

  async function become(name: string, identifier: string, password: string): Promise<Asker> {
    const next = await signIn(name, identifier, password);
    setAsker(next);
    return next;
  }

  async function token(): Promise<string | null> {
    if (!asker) return null;
    if (asker.expiresAt - Date.now() > RENEW_BEFORE_MS) return asker.token;
    return (await become(asker.name, asker.identifier, asker.password)).token;
  }

  return { asker, become, leave: () => setAsker(null), token };
}

async function signIn(name: string, identifier: string, password: string): Promise<Asker> {
  const variables = { input: { identifier, password } };
  const { data, errors } = ((await sendOnce({ query: SIGN_IN, variables, token: null })) as Answer).body as SignInBody;
  const tokens = data?.signIn.tokens;
  if (!tokens) throw new Error(data?.signIn.message ?? errors?.[0]?.message ?? "Signing in failed.");
  return { name, identifier, password, token: tokens.accessToken, expiresAt: Date.parse(tokens.expiresAt) };
}
