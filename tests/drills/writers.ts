import { DEMO_PASSWORD } from "../../standalone/demo/people.ts";
import { Api } from "../setup/api.ts";
import { type Acknowledged, Writer } from "./writer.ts";

const PEOPLE = ["officer", "officer2", "officer3", "officer4"];

/** What they write to. */
interface Written {
  readonly ended: Promise<unknown>;
  output(): string;
}

/** Four people who write all the time, through whichever address answers. */
export class Writers {
  static readonly count = PEOPLE.length;

  private constructor(private readonly writers: readonly Writer[]) {}

  static async start(urls: readonly string[]): Promise<Writers> {
    const apis = await Promise.all(PEOPLE.map((name) => signedIn(urls, name)));
    const ids: string[] = await Promise.all(apis.map(async (api) => (await api.must("{ me { id } }")).me.id));
    const colleague = (n: number) => ids[(n + 1) % ids.length] as string;
    return new Writers(apis.map((api, n) => new Writer(api, PEOPLE[n] as string, colleague(n))));
  }

  /** How many changes have been acknowledged. */
  get total(): number {
    return this.writers.reduce((sum, { count }) => sum + count, 0);
  }

  /** Waits for so many acknowledged changes in all; a product that ends by itself is a failure. */
  async until(product: Written, acknowledged: number): Promise<void> {
    // At its end everybody who ever waited hears of it: only who still does may build so long an error.
    let waiting = true;
    const ended = product.ended.then(() => {
      if (waiting) throw new Error(`The product ended by itself:\n${product.output()}`);
    });
    ended.catch(() => undefined);
    while (this.total < acknowledged) await Promise.race([ended, ...this.writers.map((writer) => writer.next())]);
    waiting = false;
  }

  /** Everything that was acknowledged. */
  async stop(): Promise<readonly Acknowledged[]> {
    return (await Promise.all(this.writers.map((writer) => writer.stop()))).flat();
  }
}

/** Somebody of the demo. */
export async function signedIn(urls: readonly string[], name: string): Promise<Api> {
  const api = new Api(...(urls as [string, ...string[]]));
  await api.signIn(`${name}@demo.casegraph.dev`, DEMO_PASSWORD);
  return api;
}
