import { kill } from "./kill.ts";

/** A failure drill: what it proves, and how; its figures are the last line of the output. */
interface Drill {
  readonly about: string;
  readonly run: (options: {
    small: boolean;
    say: (line: string) => void;
  }) => Promise<{ held: boolean; figures: object }>;
}

const DRILLS: Readonly<Record<string, Drill>> = {
  kill: {
    about: "kill -9 of the product and of PostgreSQL during writes: nothing acknowledged is lost or doubled",
    run: kill,
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
  for (const [known, { about }] of Object.entries(DRILLS)) console.log(`  ${known.padEnd(8)}${about}`);
  process.exitCode = name ? 1 : 0;
}
