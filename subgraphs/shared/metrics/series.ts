/** Under what something is counted. */
export type Labels<Label extends string> = Readonly<Partial<Record<Label, string>>>;

interface Described<Label extends string> {
  readonly name: string;
  readonly help: string;
  readonly labels: readonly Label[];
}

interface Printed {
  readonly metricName?: string;
  readonly labels: Readonly<Partial<Record<string, string | number>>>;
  readonly value: number;
}

/**
 * A metric as prom-client's registry prints it. What it counts is kept here: prom-client's own metrics look at every label
 * and find a bucket by its text each time, which a request does a dozen times.
 */
abstract class Series<Label extends string, Kept> {
  abstract readonly type: "counter" | "histogram";
  readonly aggregator = "sum";
  readonly name: string;
  readonly help: string;
  readonly #names: readonly Label[];
  readonly #kept = new Map<string, { readonly of: Labels<Label>; readonly kept: Kept }>();

  constructor({ name, help, labels }: Described<Label>) {
    this.name = name;
    this.help = help;
    this.#names = labels;
    // What has no labels is 0 before it happens; of what has, nobody knows yet under which.
    if (labels.length === 0) this.under();
  }

  get(): object {
    const values = [...this.#kept.values()].flatMap(({ of, kept }) => this.print(of, kept));
    return { name: this.name, help: this.help, type: this.type, aggregator: this.aggregator, values };
  }

  protected under(of = {} as Labels<Label>): Kept {
    let key = "";
    for (const name of this.#names) key += `${of[name] ?? ""}\n`;
    let known = this.#kept.get(key);
    if (!known) {
      known = { of: { ...of }, kept: this.begin() };
      this.#kept.set(key, known);
    }
    return known.kept;
  }

  protected abstract begin(): Kept;
  protected abstract print(of: Labels<Label>, kept: Kept): Printed[];
}

/** What only grows. */
export class Count<Label extends string> extends Series<Label, { value: number }> {
  readonly type = "counter";

  inc(of = {} as Labels<Label>, by = 1): void {
    this.under(of).value += by;
  }

  protected begin(): { value: number } {
    return { value: 0 };
  }

  protected print(labels: Labels<Label>, { value }: { value: number }): Printed[] {
    return [{ labels, value }];
  }
}

const UP_TO_TEN_SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** How often something took how long, under the same labels. */
export class Times {
  /** By the smallest bound that holds it; the last are longer than any. */
  readonly buckets = new Array<number>(UP_TO_TEN_SECONDS.length + 1).fill(0);
  sum = 0;

  observe(seconds: number): void {
    let at = 0;
    while (at < UP_TO_TEN_SECONDS.length && seconds > UP_TO_TEN_SECONDS[at]!) at += 1;
    this.buckets[at]! += 1;
    this.sum += seconds;
  }
}

/** How long something took, in seconds. */
export class Durations<Label extends string> extends Series<Label, Times> {
  readonly type = "histogram";

  /** Those of some labels, to be kept by whoever counts under them all the time. */
  labels(of: Labels<Label>): Times {
    return this.under(of);
  }

  /** Under labels, or of what has none. */
  observe(...[of, seconds]: [of: Labels<Label>, seconds: number] | [seconds: number]): void {
    if (typeof of === "number") this.under().observe(of);
    else this.under(of).observe(seconds!);
  }

  /** Answers how to say that it is over, and what more is known by then. */
  startTimer(of: Labels<Label>): (more: Labels<Label>) => void {
    const started = performance.now();
    return (more) => this.under({ ...of, ...more }).observe((performance.now() - started) / 1000);
  }

  protected begin(): Times {
    return new Times();
  }

  protected print(labels: Labels<Label>, { buckets, sum }: Times): Printed[] {
    let count = 0;
    const bounded = buckets.map((many, at) => {
      count += many;
      return {
        metricName: `${this.name}_bucket`,
        labels: { le: UP_TO_TEN_SECONDS[at] ?? "+Inf", ...labels },
        value: count,
      };
    });
    return [
      ...bounded,
      { metricName: `${this.name}_sum`, labels, value: sum },
      { metricName: `${this.name}_count`, labels, value: count },
    ];
  }
}
