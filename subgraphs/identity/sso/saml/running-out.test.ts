import { describe, expect, it } from "vitest";
import { useBackend } from "../../../../tests/setup/backend.ts";
import { SamlHouse } from "../../../../tests/setup/saml.ts";
import { SamlForge } from "../../../../tests/setup/saml-forge.ts";
import { browser } from "../../sign-in/testing.ts";
import { lookAfter } from "./refresh.ts";

const test = useBackend();
const house = () => new SamlHouse(test);
const DAY_MS = 24 * 3_600_000;

describe("a connection that comes to its end by itself", () => {
  it("tells whoever looks after it once that it is about to stop, and stops on the day that its metadata names", async () => {
    const [saml, idp, admin] = [house(), new SamlForge(), await house().desk.administrator()];
    const until = new Date(Date.now() + 5 * DAY_MS);
    const connection = await saml.connection(idp, { metadataXml: idp.metadata({ validUntil: until }) });
    const told = async (daysLater: number) => {
      await lookAfter(test.system(() => new Date(Date.now() + daysLater * DAY_MS)));
      const sql = "select count(*)::int as n from identity.notices where user_id = $1 and kind = 'SSO_RUNNING_OUT'";
      return (await test.owner.query(sql, [admin.id])).rows[0].n;
    };

    expect([await told(1), await told(3), await told(4)]).toEqual([0, 1, 1]);
    expect(await saml.through(idp, connection, { name: "asha" })).toMatchObject({ __typename: "SignedIn" });
    await test.owner.query("update identity.saml_connections set valid_until = now() where id = $1", [connection.id]);
    const { errors } = await saml.desk.ask("start", { sourceId: connection.id }, browser());
    expect(errors?.[0]?.extensions).toMatchObject({ code: "UNAVAILABLE", reason: "SSO_UNAVAILABLE" });

    const renewed = { id: connection.id, version: connection.version, metadataXml: idp.metadata() };
    expect((await saml.save(admin, renewed)).errors).toBeUndefined();
    expect(await saml.through(idp, connection, { name: "asha" })).toMatchObject({ __typename: "SignedIn" });
  });

  it("tells of its last certificate thirty days before it is over", async () => {
    const [saml, admin] = [house(), await house().desk.administrator()];
    await saml.connection(new SamlForge(undefined, new Date(Date.now() - 380 * DAY_MS)));
    const told = "select kind from identity.notices where user_id = $1";

    await lookAfter(test.system());
    await lookAfter(test.system());

    expect((await test.owner.query(told, [admin.id])).rows).toEqual([{ kind: "SSO_RUNNING_OUT" }]);
  });
});
