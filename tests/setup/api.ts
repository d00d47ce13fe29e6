/** An answer of the public API. */
export interface ApiAnswer {
  // biome-ignore lint/suspicious/noExplicitAny: whoever asks reads what they asked for, whatever its shape
  readonly data: any;
  readonly errors?: readonly { message: string; extensions: { code: string } }[];
}

/** The public API over HTTP, as a program with a bearer token uses it. */
export class Api {
  #token: string | null = null;

  constructor(private readonly url: string) {}

  async signIn(identifier: string, password: string): Promise<void> {
    const text = `mutation($input: SignIn!) { signIn(input: $input) {
      ... on SignedIn { tokens { accessToken } } ... on Refused { code message } } }`;
    const { data } = await this.ask(text, { input: { identifier, password } });
    if (!data?.signIn.tokens) throw new Error(`${identifier} cannot sign in: ${data?.signIn.message}`);
    this.#token = data.signIn.tokens.accessToken;
  }

  /** Asks and answers whatever came; rejects where no answer came. */
  async ask(query: string, variables: object = {}): Promise<ApiAnswer> {
    const response = await fetch(`${this.url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", ...(this.#token && { authorization: `Bearer ${this.#token}` }) },
      body: JSON.stringify({ query, variables }),
      signal: AbortSignal.timeout(20_000),
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
