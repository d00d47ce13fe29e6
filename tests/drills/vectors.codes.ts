import type { TRANSPORTS } from "../../router/testing/world.ts";
import { CODES_VECTORS } from "../codes-vectors.ts";
import { atOnce } from "../setup/at-once.ts";
import type { Outbox } from "../setup/outbox.ts";
import type { Stage } from "../setup/stage.ts";
import { CodesDesk } from "./vectors.codes.desk.ts";
import type { Tally } from "./vectors.tally.ts";
import { verdictOn } from "./vectors.verdict.ts";

/** Tries everything that can be misused of codes and links, where people are really sent some, through one router. */
export async function tryCodes(
  { test, routers }: Stage,
  transport: (typeof TRANSPORTS)[number],
  outbox: Outbox,
  tally: Tally,
): Promise<void> {
  await atOnce(8, CODES_VECTORS, async ({ name, attack, control = signsInByCode }) => {
    const desk = new CodesDesk(test, `http://127.0.0.1:${routers.ports[transport]}`, outbox);
    const [accepted, controlled] = [await verdictOn(() => attack(desk)), await verdictOn(() => control(desk))];
    tally.note(`Codes: ${name}`, accepted, controlled, desk.answered);
  });
}

async function signsInByCode(desk: CodesDesk): Promise<boolean> {
  const asked = await desk.signInCode();
  return desk.signsIn(asked, asked.code);
}
