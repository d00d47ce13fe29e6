import { browserSupportsWebAuthnAutofill } from "@simplewebauthn/browser";
import { useEffect, useRef, useState } from "react";
import { StartPasskeySignInDocument } from "../gql/graphql.ts";
import { execute } from "../server/client.ts";
import { askPasskey, stopAsking } from "./ceremony.ts";

/** What a passkey said to a challenge. */
export interface PasskeyProof {
  readonly challengeId: string;
  readonly response: string;
}

/** A challenge holds for five minutes; one that waits in the page is replaced before. */
const FRESH_FOR_MS = 4 * 60_000;

/**
 * Offers passkeys among what the browser fills in, from when the page opens until it is left; `ask` shows them at once.
 * A browser asks one thing at a time: what waits in the field gives way, and comes back afterwards.
 */
export function usePasskeySignIn(enter: (proof: PasskeyProof) => Promise<unknown>) {
  const [turn, setTurn] = useState(0);
  const [isAsking, setAsking] = useState(false);
  const latest = useRef(enter);
  useEffect(() => {
    latest.current = enter;
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: each turn offers them anew
  useEffect(() => {
    if (isAsking) return;
    const left = new AbortController();
    const again = () => setTurn((count) => count + 1);
    const offer = async () => {
      if (!(await browserSupportsWebAuthnAutofill())) return;
      const proof = await proofOf({ autofill: true, signal: left.signal });
      left.signal.throwIfAborted();
      await latest.current(proof);
      again();
    };
    // The field is there for typing too: that nothing could be offered is nobody's error.
    offer().catch(() => undefined);
    const timer = setTimeout(again, FRESH_FOR_MS);
    return () => {
      left.abort();
      clearTimeout(timer);
      stopAsking();
    };
  }, [turn, isAsking]);

  async function ask(): Promise<PasskeyProof> {
    stopAsking();
    setAsking(true);
    try {
      return await proofOf({ autofill: false });
    } finally {
      setAsking(false);
    }
  }

  return { ask };
}

/** What any passkey says that somebody has; where it is offered in a field meanwhile, through `usePasskeySignIn`. */
export async function proofOf({
  autofill,
  signal,
}: {
  autofill: boolean;
  signal?: AbortSignal;
}): Promise<PasskeyProof> {
  signal?.throwIfAborted();
  const { challengeId, options } = (await execute(StartPasskeySignInDocument, {}, signal)).challenge;
  signal?.throwIfAborted();
  return { challengeId, response: await askPasskey(options, { autofill }) };
}
