import { expect, it } from "vitest";
import { tamper } from "./tamper.ts";

it("finds every forgery of the ledger where it begins, and roles of the product cannot even try", async () => {
  const said: string[] = [];

  const { held, figures } = await tamper({ small: true, say: (line) => said.push(line) });

  expect(figures, said.join("\n")).toMatchObject({ tampered: 25, detected: 25, located: 25 });
  expect(held, said.join("\n")).toBe(true);
}, 120_000);
