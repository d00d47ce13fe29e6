import type { Person } from "../../../tests/setup/backend.ts";
import type { CodeLab } from "../../../tests/setup/codes.ts";
import { readKept } from "../../shared/senders/outbox.ts";
import { begin, prove, REQUEST as REQUEST_CODE, steppedUp, withCodes } from "../factors/testing.ts";
import { Role } from "../roles/roles.ts";
import { startSession } from "../sessions/session.service.ts";
import { tokensOf } from "../sessions/tokens.ts";
import { aNumber, browser, member } from "../sign-in/testing.ts";
import { User } from "../users/user.entity.ts";

const ABOUT = `id reason note decision decidedAt requestedAt expiresAt user { id } requestedBy { id } decidedBy { id }`;
const REQUEST = `mutation($input: RequestFactorRecovery!) { requestFactorRecovery(input: $input) { ${ABOUT} } }`;
const DECIDE = `mutation($input: DecideFactorRecovery!) { decideFactorRecovery(input: $input) { ${ABOUT} } }`;
const WITHDRAW = `mutation($input: WithdrawFactorRecovery!) { withdrawFactorRecovery(input: $input) { ${ABOUT} } }`;
export const LIST = `query($filter: FactorRecoveryFilter) { factorRecoveries(filter: $filter, first: 100) {
  totalCount edges { node { id decision } } } }`;

/** What administrators do for people who have lost their factors, and what those see of it. */
export function recoveryDesk(lab: CodeLab) {
  const { test } = lab;
  async function admin(): Promise<Person> {
    const who = await test.person(Role.ADMIN);
    await steppedUp(test, who);
    return who;
  }
  /** Somebody with a phone besides their mailbox, and a factor that they have lost. */
  async function whoLostIt(): Promise<Person> {
    const asha = await member(test, { phone: aNumber() });
    await withCodes(lab, asha, "EMAIL");
    return asha;
  }
  /** The same person in a session of today. */
  async function freshly(who: Person): Promise<Person> {
    const ctx = test.system();
    return ctx.db.transaction(async (tx) => {
      const user = await tx.findOneByOrFail(User, { id: who.id });
      const tokens = await tokensOf(ctx, tx, await startSession(ctx, tx, user));
      return { ...who, authorization: `Bearer ${tokens.accessToken}` };
    });
  }
  /** Signs in with the factor that they have after all. */
  async function provenBy(who: Person) {
    const from = browser();
    const { signInId } = await begin(test, who, from);
    const asked = await test.ask("identity", null, REQUEST_CODE, { input: { signInId, method: "EMAIL" } }, from);
    const { challengeId } = asked.data.requestFactorCode;
    return prove(test, from, { signInId, method: "EMAIL", challengeId, code: await lab.codeFor(challengeId) });
  }
  const request = (by: Person, { id: userId }: { id: string }) =>
    test.ask("identity", by, REQUEST, { input: { userId, reason: "Came to the office with their passport" } });
  const asked = async (by: Person, about: Person): Promise<string> =>
    (await request(by, about)).data.requestFactorRecovery.id;
  const decide = (by: Person, id: string, approve = true, note = "Known to me") =>
    test.ask("identity", by, DECIDE, { input: { id, approve, note } });
  const withdraw = (by: Person, id: string) => test.ask("identity", by, WITHDRAW, { input: { id } });
  const reasonOf = ({ errors }: { errors?: readonly { extensions: Record<string, unknown> }[] }) =>
    `${errors?.[0]?.extensions.code} ${errors?.[0]?.extensions.reason}`;
  const countOf = async (table: string, who: Person): Promise<number> =>
    (await test.owner.query(`select count(*)::int as n from identity.${table} where user_id = $1`, [who.id])).rows[0].n;
  const eventsOf = async (who: Person, event: string) =>
    (await test.ledgerOf(who.id)).filter((entry) => entry.event === event);
  /** What was sent to somebody about their account, of a kind, by address. */
  async function toldOf(who: Person, kind: string) {
    const { rows } = await test.owner.query("select id from identity.notices where user_id = $1 and kind = $2", [
      who.id,
      kind,
    ]);
    return Promise.all(
      rows.map(async ({ id }: { id: string }) => {
        await test.backend.identity.services.jobs.finished(`send-notice:${id}`, 20_000);
        return readKept(lab.folder, id);
      }),
    );
  }
  return { admin, whoLostIt, freshly, provenBy, request, asked, decide, withdraw, reasonOf, countOf, eventsOf, toldOf };
}
