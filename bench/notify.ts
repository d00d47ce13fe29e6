import type { MailSettings } from "../subgraphs/messaging/settings.ts";
import { MailSink } from "../tests/setup/mail-sink.ts";
import { bullmqNotifications } from "./notify.peer.ts";
import { NotifyScene } from "./notify.scene.ts";
import { installPeers } from "./peers.ts";

const CHANGES = { small: 1000, full: 10_000 };
const CHANGES_WITH_MAIL = { small: 200, full: 2000 };
const WARM = 300;
const LEAST_PER_SECOND = 500;

/** From the first of many committed changes to the last of their notifications; a worker of BullMQ writes them beside. */
export async function notify({ small, say }: { small: boolean; say: (line: string) => void }) {
  installPeers(say);
  const changes = small ? CHANGES.small : CHANGES.full;
  const withMail = small ? CHANGES_WITH_MAIL.small : CHANGES_WITH_MAIL.full;
  const sink = await new MailSink().open({ onData: (stream, _session, done) => stream.resume().on("end", done) });
  try {
    const notificationsPerSecond = await ours(changes, null);
    say(`in the app: ${notificationsPerSecond} notifications/s`);
    const bullmqPerSecond = await theirs(changes);
    say(`a worker of BullMQ that writes the same row: ${bullmqPerSecond} notifications/s`);
    const withMailPerSecond = await ours(withMail, mailTo(sink.url));
    say(
      `with a mail's job for each, and the same process sending them meanwhile: ${withMailPerSecond} notifications/s`,
    );
    const held = notificationsPerSecond >= LEAST_PER_SECOND;
    return { held, figures: { notificationsPerSecond, bullmqPerSecond, withMailPerSecond } };
  } finally {
    await sink.close();
  }
}

/** Changes through the ledger, messaging's reaction and, where mail is sent, the job of each. */
async function ours(changes: number, mail: MailSettings | null): Promise<number> {
  const scene = await new NotifyScene().open(mail);
  try {
    await scene.change(WARM, { recorded: true });
    await scene.notified(WARM);
    const began = performance.now();
    await scene.change(changes, { recorded: true });
    await scene.notified(WARM + changes);
    return perSecond(changes, began);
  } finally {
    await scene.close();
  }
}

/** The same changes, each handed to BullMQ after its commit: one that dies in between has told nobody. */
async function theirs(changes: number): Promise<number> {
  const scene = await new NotifyScene().open(null);
  const peer = await bullmqNotifications(scene.test.ownerUrl);
  try {
    await scene.change(WARM, { committed: (assigned) => peer.add(assigned) });
    await peer.notified(WARM);
    const began = performance.now();
    await scene.change(changes, { committed: (assigned) => peer.add(assigned) });
    await peer.notified(WARM + changes);
    return perSecond(changes, began);
  } finally {
    await peer.close();
    await scene.close();
  }
}

const perSecond = (many: number, began: number) => Math.round(many / ((performance.now() - began) / 1000));

function mailTo(url: string): MailSettings {
  return {
    way: { smtp: { url, silenceMs: 5000, wholeMs: 20_000 } },
    from: "Casegraph <casegraph@localhost>",
    bouncesTo: null,
    tries: { attempts: 3, backoffMs: 500 },
  };
}
