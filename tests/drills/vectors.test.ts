import { expect, it } from "vitest";
import { Tally } from "./vectors.tally.ts";
import { vectors } from "./vectors.ts";

it("accepts no forged token, no misused code or passkey and no vector over HTTP and WebSocket, and every control", async () => {
  const said: string[] = [];

  const { held, figures } = await vectors({ small: true, say: (line) => said.push(line) });

  const wrong = said.filter((line) => /^(accepted|the control was refused): /.test(line));
  expect(wrong).toEqual([]);
  expect(said).toContain(`codes: bypasses 0 of ${figures.codes.tried}`);
  expect(figures.jwt.tried).toBeGreaterThanOrEqual(28);
  expect(figures.codes.tried).toBeGreaterThanOrEqual(20);
  expect(figures.webauthn.tried).toBeGreaterThanOrEqual(70);
  expect(figures.oidc.tried).toBeGreaterThanOrEqual(70);
  expect(figures.saml.tried).toBeGreaterThanOrEqual(100);
  expect(figures.http.tried).toBeGreaterThanOrEqual(30);
  expect(figures.socket.tried).toBeGreaterThanOrEqual(30);
  expect(figures.graphql.tried).toBe(figures.http.tried + figures.socket.tried);
  expect(held).toBe(true);
}, 400_000);

it("names a vector that was accepted, and a control that was not", () => {
  const said: string[] = [];
  const tally = new Tally((line) => said.push(line));

  tally.note("refused as it should be", false, true);
  tally.note("a hole", true, false, "Refused");

  expect(tally.figures).toEqual({ tried: 2, accepted: 1, controlAccepted: 1 });
  expect(said).toEqual(["accepted: a hole", "the control was refused: a hole: Refused"]);
});
