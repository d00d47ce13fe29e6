import { afterAll, afterEach, beforeAll, expect } from "vitest";
import { type BuiltCase, buildCase } from "../../subgraphs/cases/testing.ts";
import type { MailSettings } from "../../subgraphs/messaging/settings.ts";
import { type Person, type TestBackend, useBackend } from "./backend.ts";
import { MailSink } from "./mail-sink.ts";
import { until } from "./until.ts";

/** What became of a mail, and its job. */
export interface ReadDelivery {
  readonly id: string;
  readonly state: string;
  readonly reason: string | null;
  readonly attempts: number;
  readonly code: number | null;
  readonly status: string | null;
  readonly job: string;
}

/** Every subgraph, writing to a real mail server; where it is may change in the middle of a test. */
export class MailLab {
  readonly smtp: { url: string; silenceMs: number; wholeMs: number };
  readonly mail: MailSettings;
  test!: TestBackend;
  chief!: Person;

  constructor(readonly sink: MailSink) {
    this.smtp = { url: sink.url, silenceMs: 400, wholeMs: 1_500 };
    this.mail = {
      way: { smtp: this.smtp },
      from: "Casegraph <office@casegraph.test>",
      bouncesTo: "bounces@casegraph.test",
      tries: { attempts: 3, backoffMs: 500 },
    };
  }

  /** A case with this title is given to somebody, and their mail's job has come to its end. */
  async assigned(officer: Person, title = "Suspicious transfer"): Promise<ReadDelivery> {
    await buildCase(this.test, this.chief, { assignee: officer, title });
    return this.lastDelivery(officer);
  }

  /** A case is given to somebody, and the mail about it was tried once in vain. */
  async heldBack(officer: Person, title = "Suspicious transfer"): Promise<BuiltCase> {
    this.sink.refuseMessage = "451 4.3.2 Come back later";
    const kase = await buildCase(this.test, this.chief, { assignee: officer, title });
    await until(async () => {
      const { rows } = await this.test.owner.query(
        "select state, reason, code from messaging.deliveries where person_id = $1",
        [officer.id],
      );
      expect(rows).toMatchObject([{ state: "QUEUED", reason: "SMTP_DEFERRED", code: 451 }]);
    }, 10_000);
    return kase;
  }

  /** The newest mail to somebody, once its job has ended. */
  async lastDelivery(officer: Person): Promise<ReadDelivery> {
    await this.test.backend.settled();
    const { job } = await this.#read(officer);
    await this.test.backend.messaging.services.jobs.finished(job, 20_000);
    return this.#read(officer);
  }

  async #read(officer: Person): Promise<ReadDelivery> {
    const { rows } = await this.test.owner.query(
      `select d.id, d.state, d.reason, d.attempts, d.code, d.status, j.id as job
       from messaging.deliveries d
       join ledger.entry e on e.id = (select entry_id from messaging.notifications where id = d.notification_id)
       join jobs_messaging.job j on j.id = 'notify:' || e.position || ':' || d.person_id
       where d.person_id = $1 order by d.id desc limit 1`,
      [officer.id],
    );
    return rows[0];
  }
}

/** Gives the tests of a file a mail server, and subgraphs that write to it. */
export async function useMail(): Promise<MailLab> {
  const lab = new MailLab(await new MailSink().open());
  lab.test = useBackend({ mail: lab.mail });
  beforeAll(async () => {
    lab.chief = await lab.test.officer("Chief");
  });
  afterEach(() => {
    lab.sink.reset();
    lab.smtp.url = lab.sink.url;
  });
  afterAll(() => lab.sink.close());
  return lab;
}
