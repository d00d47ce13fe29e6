import { rmSync } from "node:fs";
import { join } from "node:path";
import type { TRANSPORTS } from "../../router/testing/world.ts";
import { CODE_TRIES } from "../../subgraphs/identity/settings.ts";
import { CODES_VECTORS } from "../codes-vectors.ts";
import { newDataDir } from "../setup/data-dir.ts";
import { Outbox } from "../setup/outbox.ts";
import { openStage } from "../setup/stage.ts";
import { CodesDesk, OPERATIONS } from "./vectors.codes.desk.ts";
import type { Tally } from "./vectors.tally.ts";

/** Tries everything that can be misused of codes and links, where people are really sent some. */
export async function tryCodes(transports: readonly (typeof TRANSPORTS)[number][], tally: Tally): Promise<void> {
  const folder = newDataDir("casegraph-codes");
  const way = { outbox: join(folder, "outbox") };
  const sending = {
    mail: { way, from: "Casegraph <casegraph@localhost>" },
    sms: way,
    smsCountries: ["IN"],
    smsDailyLimit: 1_000,
    tries: CODE_TRIES,
  };
  const persisted = new Map(Object.entries(OPERATIONS));
  const stage = await openStage({ sending }, { persisted, trustedProxies: 1 });
  try {
    for (const transport of transports) {
      const url = `http://127.0.0.1:${stage.routers.ports[transport]}`;
      const desk = new CodesDesk(stage.test, url, new Outbox(way.outbox));
      for (const { name, attack, control = signsInByCode } of CODES_VECTORS)
        tally.note(`Codes: ${name}`, await attack(desk), await control(desk));
    }
  } finally {
    await stage.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function signsInByCode(desk: CodesDesk): Promise<boolean> {
  const asked = await desk.signInCode();
  return desk.signsIn(asked, asked.code);
}
