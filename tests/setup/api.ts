/** An answer of the public API. */
export interface ApiAnswer {
  // biome-ignore lint/suspicious/noExplicitAny: whoever asks reads what they asked for, whatever its shape
  readonly data: any;
  readonly errors?: readonly { message: string; extensions: { code: string } }[];
}

/** The public API over HTTP, as a program with a bearer token uses it. */
export class Api {
  #token: string | null = null;
  #account: readonly [identifier: string, password: string] | null = null;
  readonly #urls: readonly string[];
  #turn = 0;

  /** With several addresses, the next one is asked after one did not answer. */
  constructor(...urls: readonly [string, ...string[]]) {
    this.#urls = urls;
  }

  /** The bearer, once somebody has signed in. */
  get authorization(): string | null {
    return this.#token && `Bearer ${this.#token}`;
  }

  /** The same person, with a new token. */
  async signInAgain(): Promise<void> {
    if (this.#account) await this.signIn(...this.#account);
  }

  async signIn(identifier: string, password: string): Promise<void> {
    this.#account = [identifier, password];
    // A token that holds no more is refused, whatever is asked with it.
    this.#token = null;
    const text = `mutation($input: SignIn!) { signIn(input: $input) {
      ... on SignedIn { tokens { accessToken } } ... on Refused { code message } } }`;
    const { data } = await this.ask(text, { input: { identifier, password } });
    if (!data?.signIn.tokens) throw new Error(`${identifier} cannot sign in: ${data?.signIn.message}`);
    this.#token = data.signIn.tokens.accessToken;
  }

  /** Asks and answers whatever came; rejects where no answer came. */
  async ask(query: string, variables: object = {}): Promise<ApiAnswer> {
    const response = await fetch(`${this.#urls[this.#turn]}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", ...(this.authorization && { authorization: this.authorization }) },
      body: JSON.stringify({ query, variables }),
      signal: AbortSignal.timeout(20_000),
    }).catch((error) => {
      this.#turn = (this.#turn + 1) % this.#urls.length;
      throw error;
    });
    return (await response.json()) as ApiAnswer;
  }

  /** Asks what must succeed; its errors are thrown. */
  async must(query: string, variables: object = {}): Promise<ApiAnswer["data"]> {
    const { data, errors } = await this.ask(query, variables);
    if (errors?.length)
      throw new Error(errors.map(({ message, extensions }) => `${extensions.code}: ${message}`).join("; "));
    return data;
  }
}
