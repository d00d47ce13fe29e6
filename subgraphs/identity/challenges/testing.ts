import { randomInt, randomUUID } from "node:crypto";
import type { TestBackend } from "../../../tests/setup/backend.ts";
import type { Address } from "../../shared/address.ts";
import { type Caller, nobody } from "../../shared/caller.ts";
import { Context } from "../../shared/context.ts";
import { Language } from "../../shared/words/language.ts";
import type { IdentityContext } from "../context.ts";
import { ChallengeRefused } from "./challenge.refused.ts";
import type { CodeSent } from "./challenge.types.ts";
import { type ChallengeInput, openChallenge } from "./open-challenge.ts";

/** An address that no other test has. */
export const freshMailbox = (): Address => ({ kind: "EMAIL", value: `${randomUUID()}@test.casegraph.dev` });
export const freshPhone = (): Address => ({ kind: "PHONE", value: `+9198${randomInt(10_000_000, 99_999_999)}` });

/** Somebody's request, from a network that no other test has, in a browser where one is named. */
export function asking(
  test: TestBackend,
  caller: Partial<Caller> = {},
  clock: (() => Date) | null = null,
): IdentityContext {
  const address = `10.${randomInt(256)}.${randomInt(256)}.${randomInt(256)}`;
  const request = { ...nobody("test-request"), address, agent: "test", ...caller };
  return new Context(test.backend.identity.services, request, () => null, clock);
}

/** A code where it stands by itself: not the digits of a time or an id that happen to be the same. */
export const alone = (code: string): RegExp => new RegExp(`(?<![\\w.:-])${code}(?![\\w-])`);

/** Asks for a code, and has to be given one. */
export async function opened(ctx: IdentityContext, more: Partial<ChallengeInput> = {}): Promise<CodeSent> {
  const input = { purpose: "SIGN_IN", address: freshMailbox(), userId: null, language: Language.EN, ...more } as const;
  const answer = await openChallenge(ctx, input);
  if (answer instanceof ChallengeRefused) throw new Error(`No code: ${answer.code}`);
  return answer;
}
