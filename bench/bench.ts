import { portal } from "./portal.ts";
import { start } from "./start.ts";

/** A measured claim: what it says, and the figures that show whether it holds. */
interface Bench {
  readonly about: string;
  readonly run: (options: {
    small: boolean;
    say: (line: string) => void;
  }) => Promise<{ held: boolean; figures: object }>;
}

const BENCHES: Readonly<Record<string, Bench>> = {
  portal: { about: "what /login and /cases weigh, and how soon they show", run: portal },
  start: { about: "how soon npm start is ready, the very first time and again", run: start },
};

const [name, ...flags] = process.argv.slice(2);
const bench = BENCHES[name ?? ""];
if (bench) {
  const { held, figures } = await bench.run({ small: flags.includes("--small"), say: (line) => console.log(line) });
  console.log(JSON.stringify(figures));
  process.exitCode = held ? 0 : 1;
} else {
  if (name) console.error(`There is no bench ${name}.\n`);
  console.log("npm run bench <name> [-- --small]\n");
  for (const [known, { about }] of Object.entries(BENCHES)) console.log(`  ${known.padEnd(8)}${about}`);
  process.exitCode = name ? 1 : 0;
}
