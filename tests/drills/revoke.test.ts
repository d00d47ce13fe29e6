import { expect, it } from "vitest";
import { revoke } from "./revoke.ts";

it("closes every socket of a session that ended and answers nothing for it any more", async () => {
  const { figures } = await revoke({ small: true, say: () => undefined });

  expect(figures).toMatchObject({ sockets: 40, left: 0 });
  // The drill by itself holds them to a second; here other tests want the machine as well.
  for (const { closedMs, refusedMs } of [figures, figures.wiped ?? figures, figures.withoutBus ?? figures]) {
    expect(closedMs).toBeLessThan(3_000);
    expect(refusedMs).toBeLessThan(1_500);
  }
}, 400_000);
