import { randomBytes } from "node:crypto";
import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from "@simplewebauthn/server";
import { Role } from "../../subgraphs/identity/roles/roles.ts";
import { Authenticator, type CreationLies, type Lies } from "./authenticator.ts";
import type { Answer, Person, TestBackend } from "./backend.ts";

const RESULT = `__typename ... on SignedIn { ticket } ... on Refused { code message retryAt }
  ... on SecondFactorNeeded { signInId methods } ... on FactorSetupNeeded { signInId methods }`;
const ASKED = "challengeId options";

/** Every operation with a passkey, by its field; the portal's are known by that name. */
export const PASSKEY_OPERATIONS = {
  startPasskeySignIn: `mutation { startPasskeySignIn { ${ASKED} } }`,
  signInWithPasskey: `mutation($input: SignInWithPasskey!) { signInWithPasskey(input: $input) { ${RESULT} } }`,
  startPasskeyRegistration: `mutation($input: StartFactor!) { startPasskeyRegistration(input: $input) { ${ASKED} } }`,
  registerPasskey: `mutation($input: RegisterPasskey!) { registerPasskey(input: $input) {
    method backupCodes user { id passkeys { id name kind transports deviceType backedUp suspended lastUsedAt } } } }`,
  startPasskeyChallenge: `mutation($input: StartPasskeyChallenge!) { startPasskeyChallenge(input: $input) { ${ASKED} } }`,
  signIn: `mutation($input: SignIn!) { signIn(input: $input) { ${RESULT} } }`,
  proveFactor: `mutation($input: ProveFactor!) { proveFactor(input: $input) { ${RESULT} } }`,
  reauthenticate: "mutation($input: Reauthenticate!) { reauthenticate(input: $input) { id steppedUpUntil } }",
  renamePasskey: "mutation($input: RenamePasskey!) { renamePasskey(input: $input) { id name } }",
  removePasskey: "mutation($input: RemovePasskey!) { removePasskey(input: $input) { id passkeys { id } } }",
} as const;
type PasskeyOperation = keyof typeof PASSKEY_OPERATIONS;

/** Who sends something: from where, in which browser, and as whom; a program and nobody unless said otherwise. */
export interface From {
  readonly address: string;
  readonly begin: string | null;
  readonly authorization: string | null;
}

/** However an operation gets to identity. */
export type Send = (operation: PasskeyOperation, input: object | null, from: From) => Promise<Answer>;

/** Straight into the subgraph. */
export function straight(test: TestBackend): Send {
  return (operation, input, { begin, ...caller }) =>
    test.ask("identity", null, PASSKEY_OPERATIONS[operation], input ? { input } : {}, { binding: begin, ...caller });
}

/** What somebody was asked to make or use a passkey with. */
interface AskedFor<Options> {
  readonly challengeId: string;
  readonly options: Options;
}
type Creation = AskedFor<PublicKeyCredentialCreationOptionsJSON>;
type Request = AskedFor<PublicKeyCredentialRequestOptionsJSON>;

/** Somebody with a passkey, and what they keep it in. */
export interface Holder {
  readonly who: Person;
  readonly authenticator: Authenticator;
}

export const PASSWORD = "correct horse battery staple";
export const ORIGIN = "http://localhost:4000";

/** People with authenticators, and what they do with them; an authenticator lies where it is told to. */
export class PasskeyDesk {
  static #networks = 0;

  readonly send: Send;
  /** What was answered last. */
  answered = "";

  constructor(
    readonly test: TestBackend,
    send: Send,
  ) {
    this.send = async (operation, input, from) => {
      const answer = await send(operation, input, from);
      this.answered = JSON.stringify(answer);
      if (this.answered.includes('"UNAVAILABLE"')) throw new Error(this.answered);
      return answer;
    };
  }

  /** A network that nobody came from before. */
  from(more: Partial<From> = {}): From {
    const n = PasskeyDesk.#networks++;
    return { address: `10.${200 + (n >> 16)}.${(n >> 8) & 255}.${n & 255}`, begin: null, authorization: null, ...more };
  }

  browser(): From {
    return this.from({ begin: randomBytes(32).toString("base64url") });
  }

  as({ authorization }: Person): From {
    return this.from({ authorization });
  }

  /** Somebody who has just proven who they are. */
  async person(password = ""): Promise<Person> {
    const who = await this.test.person(Role.CITIZEN, { displayName: "Asha", password });
    await this.stepUp(who);
    return who;
  }

  async stepUp({ id }: Person): Promise<void> {
    await this.test.owner.query("update identity.sessions set stepped_up_at = now() where user_id = $1", [id]);
  }

  /** Somebody who has a passkey; it counts unless said otherwise. */
  async holder(kind: Authenticator["kind"] = { counts: true }, password = ""): Promise<Holder> {
    const holder = { who: await this.person(password), authenticator: new Authenticator(ORIGIN, kind) };
    const answer = await this.registration(holder);
    if (!opened(answer)) throw new Error(`The passkey was not registered: ${JSON.stringify(answer)}`);
    return holder;
  }

  creation(who: Person): Promise<Creation> {
    return this.#asked("startPasskeyRegistration", {}, this.as(who));
  }

  signInRequest(from: From): Promise<Request> {
    return this.#asked("startPasskeySignIn", null, from);
  }

  /** For the second step of a sign-in, or signed in to prove again who one is. */
  proofRequest(from: From, signInId?: string): Promise<Request> {
    return this.#asked("startPasskeyChallenge", { signInId }, from);
  }

  /** Whether somebody got a passkey. */
  async register(holder: Holder, lies: CreationLies = {}, name = "My key"): Promise<boolean> {
    return opened(await this.registration(holder, lies, name));
  }

  async registration({ who, authenticator }: Holder, lies: CreationLies = {}, name = "My key"): Promise<Answer> {
    const { challengeId, options } = await this.creation(who);
    const input = { challengeId, response: JSON.stringify(authenticator.create(options, lies)), name };
    return this.send("registerPasskey", input, this.as(who));
  }

  async registers(
    { challengeId }: { readonly challengeId: string },
    response: RegistrationResponseJSON,
    from: From,
    name = "My key",
  ): Promise<boolean> {
    const input = { challengeId, response: JSON.stringify(response), name };
    return opened(await this.send("registerPasskey", input, from));
  }

  /** Whether a passkey signed somebody in. */
  async signIn(
    { authenticator }: Pick<Holder, "authenticator">,
    lies: Lies = {},
    from = this.from(),
  ): Promise<boolean> {
    const asked = await this.signInRequest(from);
    return this.signsIn(asked, authenticator.get(asked.options, lies), from);
  }

  async signsIn(
    { challengeId }: { readonly challengeId: string },
    response: AuthenticationResponseJSON | string,
    from: From,
  ): Promise<boolean> {
    return opened(await this.answer({ challengeId }, response, from));
  }

  answer(
    { challengeId, signInId }: { readonly challengeId: string; readonly signInId?: string },
    response: AuthenticationResponseJSON | string,
    from: From,
  ): Promise<Answer> {
    const text = typeof response === "string" ? response : JSON.stringify(response);
    return this.send("signInWithPasskey", { challengeId, response: text, signInId }, from);
  }

  /** A sign-in by password that a factor is asked for in. */
  async firstStep({ who }: Holder, from: From): Promise<string> {
    const { data } = await this.send("signIn", { identifier: who.email, password: PASSWORD }, from);
    if (data?.signIn?.__typename !== "SecondFactorNeeded")
      throw new Error(`No factor was asked for: ${JSON.stringify(data)}`);
    return data.signIn.signInId;
  }

  /** Whether a passkey was taken as the second step. */
  async proves(signInId: string, asked: Request, response: AuthenticationResponseJSON, from: From): Promise<boolean> {
    const { challengeId } = asked;
    const input = { signInId, method: "PASSKEY", challengeId, passkey: JSON.stringify(response) };
    return opened(await this.send("proveFactor", input, from));
  }

  /** Whether a passkey proved again who somebody is. */
  async stepsUp(asked: Request, response: AuthenticationResponseJSON, from: From): Promise<boolean> {
    const input = { method: "PASSKEY", challengeId: asked.challengeId, passkey: JSON.stringify(response) };
    return opened(await this.send("reauthenticate", input, from));
  }

  async #asked<Options>(operation: PasskeyOperation, input: object | null, from: From): Promise<AskedFor<Options>> {
    const answer = await this.send(operation, input, from);
    const asked = answer.data?.[operation];
    if (!asked) throw new Error(`${operation} was refused: ${JSON.stringify(answer)}`);
    return { challengeId: asked.challengeId, options: JSON.parse(asked.options) };
  }
}

const CLOSED: ReadonlySet<string | undefined> = new Set(["Refused", "SecondFactorNeeded", "FactorSetupNeeded"]);

/** Whether an answer is something else than a refusal, or a wish for more proof. */
function opened({ data }: Answer): boolean {
  const fields = Object.values((data ?? {}) as Record<string, { __typename?: string } | null>);
  return fields.some((field) => field !== null && !CLOSED.has(field.__typename));
}
