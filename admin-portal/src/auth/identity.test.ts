import { afterEach, expect, it, vi } from "vitest";
import { refreshMe, whoAmI } from "./identity.ts";

afterEach(() => vi.unstubAllGlobals());

it("asks again when the answer was dropped while it was on its way, and keeps nobody waiting for it", async () => {
  vi.stubGlobal("localStorage", { setItem() {}, getItem: () => null, removeItem() {} });
  let requests = 0;
  vi.stubGlobal("fetch", async () => {
    requests += 1;
    if (requests === 1) await new Promise(() => {});
    return Response.json({ data: { me: { id: "the next person" } } });
  });

  const waiting = whoAmI();
  await expect.poll(() => requests).toBe(1);
  expect(await refreshMe()).toMatchObject({ id: "the next person" });
  expect(await waiting).toMatchObject({ id: "the next person" });
  expect(requests).toBe(2);
});
