import { access } from "./access.ts";
import { kill } from "./kill.ts";
import { killProcesses } from "./kill-processes.ts";
import { poison } from "./poison.ts";
import { races } from "./races.ts";
import { resume } from "./resume.ts";
import { revoke } from "./revoke.ts";
import { rolling } from "./rolling.ts";
import { tamper } from "./tamper.ts";
import { vectors } from "./vectors.ts";
import { week } from "./week.ts";

/** A failure drill: what it proves, and how; its figures are the last line of the output. */
interface Drill {
  readonly about: string;
  readonly run: (options: {
    small: boolean;
    say: (line: string) => void;
  }) => Promise<{ held: boolean; figures: object }>;
}

const DRILLS: Readonly<Record<string, Drill>> = {
  access: {
    about: "role by field by row by way in, over both transports: everybody sees what is theirs, and nothing else",
    run: access,
  },
  kill: {
    about: "kill -9 of every process, PostgreSQL and Redis during writes: nothing acknowledged is lost or doubled",
    run: killProcesses,
  },
  "kill-one": {
    about: "the same where everything is one process: kill -9 of the product and of PostgreSQL",
    run: kill,
  },
  poison: {
    about:
      "events that messaging cannot deal with among many: parked and shown, all others told once, and they too once mended",
    run: poison,
  },
  races: {
    about:
      "a thousand at once for what may be done once: tickets, codes, links, guesses, a refresh, with and without Redis",
    run: races,
  },
  resume: {
    about: "sockets cut and routers killed while a hundred people follow: nobody misses a change or hears one twice",
    run: resume,
  },
  revoke: {
    about:
      "a session ended while its sockets are open on two routers, with and without the bus: all closed, all refused in a second",
    run: revoke,
  },
  rolling: {
    about: "every process restarted, one after the other, while people read and write: each request is answered",
    run: rolling,
  },
  tamper: {
    about:
      "the ledger forged with the owner's rights in every way: each forgery is found where it begins; other roles cannot try",
    run: tamper,
  },
  vectors: {
    about: "forged tokens, misused codes and links, hostile documents, requests and frames: none is accepted",
    run: vectors,
  },
  week: {
    about: "a week's worth of work in minutes: memory stays flat, nothing is parked, the ledger's proof verifies",
    run: week,
  },
};

const [name, ...flags] = process.argv.slice(2);
const drill = DRILLS[name ?? ""];
if (drill) {
  const { held, figures } = await drill.run({ small: flags.includes("--small"), say: (line) => console.log(line) });
  console.log(JSON.stringify(figures));
  process.exitCode = held ? 0 : 1;
} else {
  if (name) console.error(`There is no drill ${name}.\n`);
  console.log("npm run drill <name> [-- --small]\n");
  for (const [known, { about }] of Object.entries(DRILLS)) console.log(`  ${known.padEnd(10)}${about}`);
  process.exitCode = name ? 1 : 0;
}
