import { expect, it } from "vitest";
import { useLedger } from "../../../tests/setup/ledger.ts";
import { Role } from "../roles/roles.ts";

const test = useLedger();

it("asks every role of the staff for a factor from the beginning, and no citizen", async () => {
  const { rows } = await test.lab.owner.query(
    `select role, required, trust_days as "trustDays", methods from identity.factor_policies order by role`,
  );

  const methods = ["PASSKEY", "TOTP", "SMS", "EMAIL", "BACKUP_CODE"];
  const staff = { required: true, trustDays: 30, methods };
  const citizens = { required: false, trustDays: 30, methods };
  expect(rows).toEqual([
    { role: "ADMIN", required: true, trustDays: 0, methods: ["PASSKEY", "TOTP", "BACKUP_CODE"] },
    { role: "AUDITOR", ...staff },
    { role: "CITIZEN", ...citizens },
    { role: "CONTRIBUTOR", ...citizens },
    { role: "MODERATOR", ...staff },
    { role: "OFFICER", ...staff },
  ]);
  expect(rows.map(({ role }) => role)).toEqual(Object.values(Role).sort());
});
