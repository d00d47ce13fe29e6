import { expect, it } from "vitest";
import { races } from "./races.ts";

it("lets one of many at once succeed, checks five guesses at the most, and rotates a session once", async () => {
  const said: string[] = [];

  const { held, figures } = await races({ small: true, say: (line) => said.push(line) });

  for (const counted of [figures, figures.withRedis ?? figures]) {
    for (const thing of ["ticket", "refresh", "backupCode", "totpStep", "passkeyChallenge", "callback"] as const)
      expect(counted[thing], said.join("\n")).toMatchObject({ succeeded: 1 });
  }
  expect(held, said.join("\n")).toBe(true);
}, 400_000);
