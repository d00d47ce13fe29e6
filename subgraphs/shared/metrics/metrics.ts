import { collectDefaultMetrics, Gauge, type Metric, Registry } from "prom-client";
import { Count, Durations, type Labels } from "./series.ts";

/** How a metric is called and explained. A label takes a value of ours alone: what a client can invent would fill the memory. */
interface Named<Label extends string> {
  readonly name: `casegraph_${string}`;
  readonly help: string;
  readonly labels?: readonly Label[];
}

type Sample<Label extends string> = readonly [labels: Labels<Label>, value: number];

type Source<Label extends string> = () => readonly Sample<Label>[] | Promise<readonly Sample<Label>[]>;

/** A value that is looked at when somebody asks for it. */
export interface Watched<Label extends string> {
  /** Several parts of a process may have one: what they say under the same labels adds up. Returns how to forget it. */
  watch(labels: Labels<Label>, read: () => number): () => void;
  /** The same for what has to be asked first; what does not answer soon is left out. */
  ask(read: () => Promise<readonly Sample<Label>[]>): () => void;
}

const PATIENCE_MS = 1_000;

const registry = new Registry();

/** What only grows: how often something happened. */
export function counter<Label extends string = never>({ name, help, labels = [] }: Named<Label>): Count<Label> {
  return registered(new Count({ name, help, labels }));
}

/** How long something took, in seconds. */
export function histogram<Label extends string = never>({ name, help, labels = [] }: Named<Label>): Durations<Label> {
  return registered(new Durations({ name, help, labels }));
}

/** The registry asks a metric for nothing but its name and its values. */
function registered<T extends { readonly name: string; get(): object }>(metric: T): T {
  registry.registerMetric(metric as unknown as Metric);
  return metric;
}

/** What goes up and down: how many there are, how old something is. */
export function gauge<Label extends string = never>({ name, help, labels = [] }: Named<Label>): Watched<Label> {
  const sources = new Set<Source<Label>>();
  const add = (source: Source<Label>) => {
    sources.add(source);
    return () => sources.delete(source);
  };
  new Gauge({
    name,
    help,
    labelNames: [...labels],
    registers: [registry],
    async collect() {
      const samples = (await Promise.all([...sources].map(soon))).flat();
      this.reset();
      // A gauge without labels begins again at 0; of what nobody knows nothing is said.
      this.remove({});
      for (const [of, value] of samples) this.inc(of as never, value);
    },
  });
  return {
    watch: (labels, read) => add(() => [[labels, read()]]),
    ask: (read) => add(read),
  };
}

/** What is away, or fails, must not keep the other figures from being read. */
async function soon<T>(read: () => readonly T[] | Promise<readonly T[]>): Promise<readonly T[]> {
  const late = new Promise<readonly T[]>((resolve) => setTimeout(() => resolve([]), PATIENCE_MS).unref());
  return Promise.race([(async () => read())().catch(() => []), late]);
}

/** Adds what the runtime knows of itself: event loop, memory, garbage collection, open handles. */
export function watchProcess(): void {
  if (!registry.getSingleMetric("casegraph_process_cpu_seconds_total"))
    collectDefaultMetrics({ register: registry, prefix: "casegraph_" });
}

/** Everything in Prometheus' text format, and its content type. */
export async function printMetrics(): Promise<{ type: string; text: string }> {
  return { type: registry.contentType, text: await registry.metrics() };
}

/** Every metric that this process has: for the page that explains them. */
export function knownMetrics(): { name: string; help: string }[] {
  return registry.getMetricsAsArray().map(({ name, help }) => ({ name, help }));
}
