import { randomInt, randomUUID } from "node:crypto";
import { keepPasswordHash } from "../subgraphs/identity/credentials/credential.service.ts";
import { hashPassword } from "../subgraphs/identity/credentials/password.ts";
import { Role } from "../subgraphs/identity/roles/roles.ts";
import { createUser } from "../subgraphs/identity/users/user.service.ts";
import type { TestBackend } from "./setup/backend.ts";

/** Something that is asked about an address that may have an account, and may not. */
export interface Question {
  readonly name: string;
  readonly text: string;
  input(identifier: string): object;
}

const CODE = `__typename ... on CodeSent { channel sentTo } ... on Refused { code message retryAt }`;

export const QUESTIONS: readonly Question[] = [
  {
    name: "signIn",
    text: `mutation($input: SignIn!) { signIn(input: $input) { __typename ... on Refused { code message retryAt } } }`,
    input: (identifier) => ({ identifier, password: "not the password of anybody" }),
  },
  {
    name: "requestSignInCode",
    text: `mutation($input: RequestSignInCode!) { requestSignInCode(input: $input) { ${CODE} } }`,
    input: (identifier) => ({ identifier }),
  },
  {
    name: "requestPasswordReset",
    text: `mutation($input: RequestPasswordReset!) { requestPasswordReset(input: $input) { ${CODE} } }`,
    input: (identifier) => ({ identifier }),
  },
  {
    name: "register",
    text: `mutation($input: Register!) { register(input: $input) { ${CODE} } }`,
    input: (identifier) => ({ identifier, displayName: "Somebody", password: "four tall trees beside water" }),
  },
];

/** An address in the form of all the others, so that their answers differ in nothing but what is about the account. */
export const someAddress = () => `x${randomUUID()}@test.casegraph.dev`;

/** People with a password, of whom each is asked about once: what one question leaves behind is no part of the next. */
export async function people(test: TestBackend, count: number): Promise<string[]> {
  const ctx = test.system();
  const hash = await hashPassword("a password that is never said");
  const addresses = Array.from({ length: count }, someAddress);
  for (const email of addresses) {
    await ctx.db.transaction(async (tx) => {
      const user = await createUser(ctx, tx, { displayName: "Somebody", email, roles: [Role.CITIZEN] });
      await keepPasswordHash(ctx, tx, user.id, hash);
    });
  }
  return addresses;
}

/** Asks from a network of its own, so that no limit is part of the answer; how long it took, in milliseconds. */
export async function timed(test: TestBackend, { text, input }: Question, identifier: string, turn: number) {
  const address = `10.${(turn >> 16) & 255}.${(turn >> 8) & 255}.${turn & 255}`;
  const begun = performance.now();
  const answer = await test.ask("identity", null, text, { input: input(identifier) }, { address, binding: `b${turn}` });
  return { took: performance.now() - begun, answer };
}

/** The value in the middle. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return ((sorted[Math.floor((sorted.length - 1) / 2)] ?? 0) + (sorted[Math.ceil((sorted.length - 1) / 2)] ?? 0)) / 2;
}

/** The same in any order. */
export function shuffled<T>(items: readonly T[]): T[] {
  const mixed = [...items];
  for (let left = mixed.length - 1; left > 0; left--) {
    const other = randomInt(left + 1);
    [mixed[left], mixed[other]] = [mixed[other]!, mixed[left]!];
  }
  return mixed;
}

/** How far apart the means of two samples are, and the ends of the interval in which that is nineteen times of twenty. */
export function apart(one: readonly number[], other: readonly number[]) {
  const [here, there] = [sampleOf(one), sampleOf(other)];
  const difference = here.mean - there.mean;
  const error = Math.sqrt(here.variance / one.length + there.variance / other.length);
  return {
    means: [here.mean, there.mean] as const,
    difference,
    low: difference - Z * error,
    high: difference + Z * error,
  };
}

/** Two one-sided tests of 5 % each are an interval of 90 %. */
const Z = 1.645;

function sampleOf(values: readonly number[]) {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, values.length - 1);
  return { mean, variance };
}
