import { install } from "./install.ts";
import { ledger } from "./ledger.ts";
import { live } from "./live.ts";
import { notify } from "./notify.ts";
import { portal } from "./portal.ts";
import { router } from "./router.ts";
import { signIn } from "./sign-in.ts";
import { start } from "./start.ts";
import { transport } from "./transport.ts";
import { workflow } from "./workflow.ts";

/** A measured claim: what it says, and the figures that show whether it holds. */
interface Bench {
  readonly about: string;
  readonly run: (options: {
    small: boolean;
    say: (line: string) => void;
  }) => Promise<{ held: boolean; figures: object }>;
}

const BENCHES: Readonly<Record<string, Bench>> = {
  ledger: { about: "changes with their record in the ledger, beside a plain audit table; and a proof", run: ledger },
  live: { about: "how soon a change reaches a thousand subscribers, and what ten thousand idle ones cost", run: live },
  install: { about: "what production needs on disk, and that each process starts from it", run: install },
  notify: { about: "committed changes to notifications, each once, beside a worker of BullMQ", run: notify },
  portal: { about: "what /login and /cases weigh, and how soon they show", run: portal },
  router: { about: "processor time of the router, beside the JavaScript planner's and @apollo/gateway's", run: router },
  "sign-in": {
    about: "sign-ins, refreshes and token checks of one core, beside what Keycloak reckons with",
    run: signIn,
  },
  start: { about: "how soon npm start is ready, the very first time and again", run: start },
  transport: {
    about: "work that one core does in one process, beside that of router and subgraphs apart",
    run: transport,
  },
  workflow: { about: "six steps of a job with a fan-out, beside BullMQ's", run: workflow },
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
  for (const [known, { about }] of Object.entries(BENCHES)) console.log(`  ${known.padEnd(11)}${about}`);
  process.exitCode = name ? 1 : 0;
}
