import { describe, expect, it } from "vitest";
import { useBackend } from "../../../tests/setup/backend.ts";
import { coded } from "../../../tests/setup/coded.ts";
import { Role } from "../../identity/roles/roles.ts";
import { actingFor } from "../../identity/testing.ts";
import { jobOutcome } from "../testing.ts";
import type { AnyAgent } from "./agent.ts";
import { caseRisks } from "./case-risks.agent.ts";
import { BUILT_IN } from "./catalogue.ts";
import { probeAgents } from "./probe.job.ts";

let faulty = false;
const moody: AnyAgent = {
  ...caseRisks,
  ...{ id: "a6e00000-0000-4000-8000-0000000000f1", name: "moody", title: "Moody" },
  async probe() {
    if (faulty) throw new Error("secret of the machine");
  },
};

const test = useBackend({ agents: [...BUILT_IN, moody] });
const LIST =
  "{ agents { id name release capabilities grant enabled version health probedAt lastErrorCode lastError } }";
const PROBE = "mutation($id: ID!) { probeAgent(id: $id) { health version lastErrorCode lastError lastErrorAt } }";
const SWITCH = (what: string) => `mutation($input: SwitchAgent!) { ${what}(input: $input) { enabled version } }`;

describe("the registry", () => {
  it("has every agent of the code with what it can do and at most may", async () => {
    const { data } = await test.ask("agents", await test.officer(), LIST);

    expect(data.agents.map(({ name }: { name: string }) => name)).toEqual([...BUILT_IN, moody].map(({ name }) => name));
    expect(data.agents[3]).toMatchObject({
      name: "case-actor",
      capabilities: ["case.change"],
      enabled: true,
      release: "1",
    });
    expect(data.agents[3].grant).toContain("case:change-status");
  });

  it("tells what each takes and gives", async () => {
    const { data } = await test.ask("agents", await test.officer(), "{ agents { name takes gives } }");

    const [facts, risks] = data.agents;
    expect(facts.takes).toMatchObject({ type: "object", required: ["caseId"] });
    expect(risks.gives.required).toEqual(["findings", "highest", "overdueDays", "idleDays"]);
  });

  it("lets an admin switch an agent, once for each version that was seen, and says so in the ledger", async () => {
    const admin = await test.person(Role.ADMIN);
    const input = { id: moody.id, version: 1 };

    const off = await test.ask("agents", admin, SWITCH("disableAgent"), { input });
    const late = await test.ask("agents", admin, SWITCH("enableAgent"), { input });
    const on = await test.ask("agents", admin, SWITCH("enableAgent"), { input: { ...input, version: 2 } });

    expect(off.data.disableAgent).toEqual({ enabled: false, version: 2 });
    expect(late.errors).toEqual([coded("CONFLICT", "enableAgent", { changedById: admin.id })]);
    expect(on.data.enableAgent).toEqual({ enabled: true, version: 3 });
    expect(await test.ledgerOf(moody.id)).toMatchObject([
      { event: "agent.disabled", actor: admin.id, facts: { agentId: moody.id, name: "moody", version: 2 } },
      { event: "agent.enabled", actor: admin.id },
    ]);
  });

  it("lets nobody else switch one, and no agent for an admin", async () => {
    const [officer, admin] = [await test.officer(), await test.person(Role.ADMIN)];
    const agent = await actingFor(test, admin, ["agent:read"]);
    const input = { id: BUILT_IN[0]?.id, version: 1 };

    for (const who of [officer, agent])
      expect((await test.ask("agents", who, SWITCH("disableAgent"), { input })).errors).toEqual([
        coded("FORBIDDEN", "disableAgent"),
      ]);
    expect((await test.ask("agents", await test.person(Role.CITIZEN), LIST)).errors?.[0]?.extensions.code).toBe(
      "FORBIDDEN",
    );
  });

  it("looks on demand whether an agent could work, and keeps the last error in words of ours", async () => {
    const admin = await test.person(Role.ADMIN);
    const probe = async (id: string) => (await test.ask("agents", admin, PROBE, { id })).data.probeAgent;

    expect((await probe(BUILT_IN[0]!.id)).health).toBe("HEALTHY");
    faulty = true;
    const failing = await probe(moody.id);
    faulty = false;
    const well = await probe(moody.id);

    expect(failing).toMatchObject({ health: "FAILING", lastErrorCode: "INTERNAL" });
    expect(failing.lastError).not.toContain("secret");
    expect(well).toMatchObject({ health: "HEALTHY", version: failing.version, lastErrorCode: "INTERNAL" });
  });

  it("looks by the clock as well", async () => {
    expect(await jobOutcome(test, probeAgents, "probe-by-clock", {})).toMatchObject({ state: "DONE" });

    const { data } = await test.ask("agents", await test.officer(), LIST);
    expect(data.agents.map(({ health }: { health: string }) => health)).toEqual(Array(6).fill("HEALTHY"));
  });
});
