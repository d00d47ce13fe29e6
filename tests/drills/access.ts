import { TRANSPORTS } from "../../router/testing/world.ts";
import { openStage } from "../setup/stage.ts";
import { askEntities } from "./access.entities.ts";
import { followEverything } from "./access.events.ts";
import { tryMutations } from "./access.mutations.ts";
import { askEverything, FULL } from "./access.queries.ts";
import { castOf, Matrix } from "./access.world.ts";

/** What the drill counted. */
export interface AccessFigures {
  readonly cells: number;
  readonly wrong: number;
}

/**
 * Role by field by row by way in, over both transports, each held against schema/permissions.md and the rules of sight.
 * Small asks each of them for a part of the fields, another part for another, and in one way alone.
 */
export async function access({
  small,
  say,
}: {
  small: boolean;
  say: (line: string) => void;
}): Promise<{ held: boolean; figures: AccessFigures }> {
  const matrix = new Matrix(say);
  const stage = await openStage();
  try {
    for (const transport of TRANSPORTS) {
      // Anew for each: a session must not outlive its token on the way.
      const cast = await castOf(stage);
      await askEverything(stage, cast, transport, matrix, small ? { ways: ["alias"], every: 4 } : FULL);
      await followEverything(stage, cast, transport, matrix);
      await tryMutations(stage, cast, transport, matrix);
      if (transport === "http") await askEntities(stage, cast, matrix);
      say(`${transport}: ${matrix.cells} cells so far, ${matrix.wrong} wrong`);
    }
    const { cells, wrong } = matrix;
    return { held: wrong === 0 && cells > 0, figures: { cells, wrong } };
  } finally {
    await stage.close();
  }
}
