import { randomBytes, randomInt, randomUUID } from "node:crypto";
import { call, type Got, PORTAL } from "../../router/testing/world.ts";
import { Challenge } from "../../subgraphs/identity/challenges/challenge.entity.ts";
import { codeOf } from "../../subgraphs/identity/challenges/derived.ts";
import { Role } from "../../subgraphs/identity/roles/roles.ts";
import type { Person, TestBackend } from "../setup/backend.ts";
import type { Outbox, Sent } from "../setup/outbox.ts";

const SENT = "__typename ... on CodeSent { challengeId } ... on Refused { code }";
const RESULT = `__typename ... on SignedIn { ticket } ... on ProofNeeded { signInId } ... on SecondFactorNeeded { signInId }
  ... on FactorSetupNeeded { signInId } ... on Refused { code }`;

/** Every operation by which a code, a link or a factor is asked for or used, by its field; the portal's are known by that name. */
export const OPERATIONS = {
  requestSignInCode: `mutation($input: RequestSignInCode!) { requestSignInCode(input: $input) { ${SENT} } }`,
  signInWithCode: `mutation($input: SignInWithCode!) { signInWithCode(input: $input) { ${RESULT} } }`,
  signInAsNew: `mutation($input: SignInAsNew!) { signInAsNew(input: $input) { ${RESULT} } }`,
  signInWithLink: `mutation($input: SignInWithLink!) { signInWithLink(input: $input) { ${RESULT} } }`,
  register: `mutation($input: Register!) { register(input: $input) { ${SENT} } }`,
  confirmRegistration: `mutation($input: ConfirmRegistration!) { confirmRegistration(input: $input) { ${RESULT} } }`,
  requestPasswordReset: `mutation($input: RequestPasswordReset!) { requestPasswordReset(input: $input) { ${SENT} } }`,
  resetPassword: `mutation($input: ResetPassword!) { resetPassword(input: $input) { ${RESULT} } }`,
  requestContactChange: `mutation($input: RequestContactChange!) { requestContactChange(input: $input) { ${SENT} } }`,
  signIn: `mutation($input: SignIn!) { signIn(input: $input) { ${RESULT} } }`,
  requestFactorCode: `mutation($input: RequestFactorCode!) { requestFactorCode(input: $input) { ${SENT} } }`,
  proveFactor: `mutation($input: ProveFactor!) { proveFactor(input: $input) { ${RESULT} } }`,
  finishFactorSetup: `mutation($input: FinishFactorSetup!) { finishFactorSetup(input: $input) { ${RESULT} } }`,
  signInInstead: `mutation($input: SignInInstead!) { signInInstead(input: $input) { ${RESULT} } }`,
  startTotp: "mutation($input: StartFactor!) { startTotp(input: $input) { factorId secret } }",
  startCodeFactor: `mutation($input: StartCodeFactor!) { startCodeFactor(input: $input) { ${SENT} } }`,
  confirmCodeFactor: "mutation($input: ConfirmCodeFactor!) { confirmCodeFactor(input: $input) { method } }",
  reauthenticate: "mutation($input: Reauthenticate!) { reauthenticate(input: $input) { id } }",
  confirmContactChange: "mutation($input: ConfirmContactChange!) { confirmContactChange(input: $input) { id } }",
} as const;
export type Operation = keyof typeof OPERATIONS;

/** Who sends something: a program, or a browser with the cookie that it began with. */
export interface From {
  readonly address: string;
  readonly begin: string | null;
  readonly authorization?: string;
}

/** A code that was sent: what it is known by, what its reader has of it, and from where it was asked for. */
export interface Asked extends Sent {
  readonly challengeId: string;
  readonly from: From;
}

/** One router, and everybody who asks it for codes. */
export class CodesDesk {
  static #addresses = 0;
  /** What was answered last. */
  answered = "";

  constructor(
    readonly test: TestBackend,
    private readonly url: string,
    private readonly outbox: Outbox,
  ) {}

  /** A program in a network that nobody came from before. */
  program(authorization?: string): From {
    const n = CodesDesk.#addresses++;
    return { address: `10.${n >> 16}.${(n >> 8) & 255}.${n & 255}`, begin: null, authorization };
  }

  browser(): From {
    return { ...this.program(), begin: randomBytes(32).toString("base64url") };
  }

  person(): Promise<Person> {
    return this.test.person(Role.CITIZEN);
  }

  newAddress(): string {
    return `${randomUUID()}@example.com`;
  }

  newPassword(): string {
    return `a horse that stands ${randomUUID()}`;
  }

  send(operation: Operation, input: unknown, from: From): Promise<Got> {
    const { begin } = from;
    if (!begin) return this.post({ query: OPERATIONS[operation], variables: { input } }, from);
    const headers = { ...PORTAL, cookie: `__Host-begin=${begin}` };
    return this.post({ documentId: operation, variables: { input } }, from, headers);
  }

  async post(body: unknown, { address, authorization }: From, headers: Record<string, string> = {}): Promise<Got> {
    const got = await call(`${this.url}/graphql`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        "x-forwarded-for": address,
        ...(authorization && { authorization }),
        ...headers,
      },
      body: JSON.stringify(body),
    });
    this.answered = got.text;
    if (got.text.includes('"UNAVAILABLE"')) throw new Error(got.text);
    return got;
  }

  get(path: string, { address, begin }: From): Promise<Got> {
    const cookie: Record<string, string> = begin ? { cookie: `__Host-begin=${begin}` } : {};
    return call(this.url + path, { headers: { "x-forwarded-for": address, ...cookie } });
  }

  /** Whether it opened something: what a refusal has, and an error, has not. */
  async opens(operation: Operation, input: unknown, from: From): Promise<boolean> {
    return opened((await this.send(operation, input, from)).json);
  }

  /** Asks for a code and reads it where it was sent. */
  async asked(operation: Operation, identifier: string, from: From, more: object = {}): Promise<Asked> {
    const { json, text } = await this.send(operation, { identifier, ...more }, from);
    const challengeId = json?.data?.[operation]?.challengeId;
    if (!challengeId) throw new Error(`Nothing was sent to ${identifier}: ${text}`);
    return this.sent(challengeId, from);
  }

  /** What was sent for a challenge, to whoever asked for it. */
  async sent(challengeId: string, from: From): Promise<Asked> {
    return { ...(await this.outbox.sentFor(challengeId)), challengeId, from };
  }

  /** A code by which somebody can sign in. */
  async signInCode(from = this.program()): Promise<Asked & { readonly who: Person }> {
    const who = await this.person();
    return { ...(await this.asked("requestSignInCode", who.email, from)), who };
  }

  /** A code and link by which somebody can set another password. */
  async resetCode(from = this.program()): Promise<Asked & { readonly who: Person }> {
    const who = await this.person();
    return { ...(await this.asked("requestPasswordReset", who.email, from)), who };
  }

  /** A code and link by which somebody registers. */
  registration(from = this.program(), identifier = this.newAddress()): Promise<Asked> {
    const more = { displayName: "Somebody new", password: this.newPassword() };
    return this.asked("register", identifier, from, more);
  }

  /** A code by which somebody who is signed in can have another address. */
  async newContact(who: Person): Promise<Asked> {
    await this.test.owner.query("update identity.sessions set stepped_up_at = now() where user_id = $1", [who.id]);
    return this.asked("requestContactChange", this.newAddress(), this.program(who.authorization));
  }

  /** A number in India that nobody has. */
  newNumber(): string {
    return `+9198${randomInt(10 ** 7, 10 ** 8)}`;
  }

  /** The conversation of somebody who proved the number of an account that was not used for long, and has to prove more. */
  async movedNumber(from: From): Promise<{ readonly signInId: string; readonly asked: Asked }> {
    const { id } = await this.person();
    const number = this.newNumber();
    const old = "update identity.users set phone = $2, created_at = now() - interval '200 days' where id = $1";
    await this.test.owner.query(old, [id, number]);
    const asked = await this.asked("requestSignInCode", number, from);
    const { json, text } = await this.send(
      "signInWithCode",
      { challengeId: asked.challengeId, code: asked.code },
      from,
    );
    const signInId = json?.data?.signInWithCode?.signInId;
    if (!signInId) throw new Error(`No more proof was asked for: ${text}`);
    return { signInId, asked };
  }

  /** Whether somebody came through a conversation. */
  async isProven(signInId: string): Promise<boolean> {
    const sql = "select proven_at from identity.sign_ins where id = $1";
    return (await this.test.owner.query(sql, [signInId])).rows[0]?.proven_at !== null;
  }

  /** What the code of a challenge would be to which none was sent. */
  async codeWithoutLetter(id: string): Promise<string> {
    const { db, settings } = this.test.backend.identity.services;
    return codeOf(settings.codeSecret, await db.getRepository(Challenge).findOneByOrFail({ id }));
  }

  async isUsed(challengeId: string): Promise<boolean> {
    const sql = "select used_at from identity.challenges where id = $1";
    return (await this.test.owner.query(sql, [challengeId])).rows[0]?.used_at !== null;
  }

  signsIn({ challengeId, from }: Asked, code: unknown, by: From = from): Promise<boolean> {
    return this.opens("signInWithCode", { challengeId, code }, by);
  }

  /** So many wrong codes. */
  async guess(asked: Asked, times: number): Promise<void> {
    for (let n = 1; n <= times; n++) await this.signsIn(asked, wrong(asked, n));
  }
}

/** A code that is another one. */
export function wrong({ code }: Sent, n = 1): string {
  return String((Number(code) + n) % 1_000_000).padStart(6, "0");
}

const CLOSED: ReadonlySet<string | undefined> = new Set([
  "Refused",
  "ProofNeeded",
  "SecondFactorNeeded",
  "FactorSetupNeeded",
]);

/** Whether any field of an answer is something else than a refusal, or a wish for more. */
export function opened(json: unknown): boolean {
  const data = (json as { data?: Record<string, { __typename?: string } | null> | null } | undefined)?.data ?? {};
  return Object.values(data).some((value) => value !== null && !CLOSED.has(value.__typename));
}
