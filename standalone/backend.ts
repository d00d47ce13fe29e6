import { setTimeout as delay } from "node:timers/promises";
import type { AnyAgent } from "../subgraphs/agents/registry/agent.ts";
import { BUILT_IN } from "../subgraphs/agents/registry/catalogue.ts";
import type { AgentsSettings } from "../subgraphs/agents/settings.ts";
import { agents } from "../subgraphs/agents/subgraph.ts";
import { cases } from "../subgraphs/cases/subgraph.ts";
import { USUAL_POLICY } from "../subgraphs/identity/credentials/password-policy.ts";
import type { SignInEnv } from "../subgraphs/identity/env.ts";
import { type PasskeyEnv, relyingPartyOf } from "../subgraphs/identity/passkeys/relying-party.ts";
import { openPlaces } from "../subgraphs/identity/places/places.ts";
import { CODE_TRIES, type IdentitySettings, type SendingSettings } from "../subgraphs/identity/settings.ts";
import { identity } from "../subgraphs/identity/subgraph.ts";
import type { MailSettings, MessagingSettings } from "../subgraphs/messaging/settings.ts";
import { messaging } from "../subgraphs/messaging/subgraph.ts";
import type { CountryCode } from "../subgraphs/shared/address.ts";
import { openBus } from "../subgraphs/shared/bus/bus.ts";
import { openRedis } from "../subgraphs/shared/bus/redis.ts";
import { nobody } from "../subgraphs/shared/caller.ts";
import { withClient } from "../subgraphs/shared/client.ts";
import { roleOf } from "../subgraphs/shared/database-role.ts";
import { watchHeads, watchLeadership, watchTail } from "../subgraphs/shared/ledger/ledger.metrics.ts";
import { openSequencer } from "../subgraphs/shared/ledger/sequencer.ts";
import { Tail } from "../subgraphs/shared/ledger/tail.ts";
import type { Log } from "../subgraphs/shared/log.ts";
import { type OpenSubgraph, openSubgraph } from "../subgraphs/shared/open.ts";
import { openHeadKeeper } from "../subgraphs/shared/proofs/open-head-keeper.ts";
import { tokenVerifier } from "../subgraphs/shared/token.ts";
import type { HeadsPlace } from "./heads-place.ts";
import { localDoors } from "./local-doors.ts";
import type { Secrets } from "./secrets.ts";

const POOL_SIZE = 10;
const NOTHING_SENT: SendingSettings = { mail: null, sms: null, smsCountries: [], smsDailyLimit: 0, tries: CODE_TRIES };

/** What the subgraphs run on. */
export interface BackendOptions {
  /** The owner's; only its address is used, unless the owner writes. */
  readonly ownerUrl: string;
  readonly secrets: Secrets;
  readonly publicUrl: string;
  readonly log: Log;
  /** Sources of identities are asked with TLS alone, and never within this network. */
  readonly production?: boolean;
  /** The owner acts as the subgraphs: history is written so, and nothing else. */
  readonly asOwner?: boolean;
  /** Where the ledger's heads are copied; without it none are signed. */
  readonly heads?: HeadsPlace;
  /** Carries wake-ups and counts limits; without it the process and PostgreSQL do. */
  readonly redisUrl?: string;
  /** How mail leaves; without it nobody gets any. */
  readonly mail?: MailSettings | null;
  /** What whoever hands over bounced mail has to show. */
  readonly bounceToken?: string | null;
  /** What is asked of passwords; the product's own unless said otherwise. */
  readonly passwords?: IdentitySettings["passwords"];
  /** The folder of mails and text messages that nobody sends. */
  readonly outbox?: string | null;
  /** How codes reach people; without it nobody gets any. */
  readonly sending?: SendingSettings;
  /** Whose numbers are typed without a country: India's unless said otherwise. */
  readonly defaultCountry?: CountryCode;
  /** About sessions and numbers. */
  readonly signIn?: Partial<SignInEnv>;
  /** For whom passkeys are made; the host and origin of `publicUrl` unless said otherwise. */
  readonly passkeys?: PasskeyEnv;
  /** The agents that there are; the product's own unless said otherwise. */
  readonly agents?: readonly AnyAgent[];
}

/** Every subgraph, with the ledger that they share, in this process. */
export interface Backend {
  readonly identity: OpenSubgraph<IdentitySettings>;
  readonly cases: OpenSubgraph;
  readonly messaging: OpenSubgraph<MessagingSettings>;
  readonly agents: OpenSubgraph<AgentsSettings>;
  /** All of them, in the order in which they were opened. */
  readonly subgraphs: readonly OpenSubgraph[];
  /** Resolves when everything that was said so far stands in the ledger and every reaction has dealt with it. */
  settled(): Promise<void>;
  /** Subgraphs first, then the ledger that they write to. */
  close(): Promise<void>;
}

/** Opens the ledger and every subgraph over one bus: a commit in one is heard in the others within the process. */
export async function openBackend(options: BackendOptions): Promise<Backend> {
  const { ownerUrl, secrets, publicUrl, log, heads, redisUrl, asOwner = false } = options;
  const urlOf = (name: string) => urlAs(ownerUrl, roleOf(name), secrets.passwords[name] ?? "");
  const bus = openBus({ redisUrl, log });
  const redis = redisUrl ? openRedis(redisUrl, log) : undefined;
  const keeper = heads ? openHeadKeeper({ signingKey: secrets.ledgerSigningKey, ...heads }, log) : null;
  const sequencer = await openSequencer({ url: urlOf("sequencer"), bus, log, keeper });
  const tail = new Tail(urlOf("identity"), bus, log);
  await tail.start();
  const watched = [watchTail(tail), watchLeadership(sequencer), ...(keeper ? [watchHeads(keeper)] : [])];

  const verify = tokenVerifier(publicUrl, (url) => keysFrom(opened.identity, url));
  const standing = Promise.withResolvers<readonly OpenSubgraph[]>();
  const doors = localDoors({ subgraphs: standing.promise, verify, log });
  const around = (name: string) => ({
    databaseUrl: asOwner ? ownerUrl : urlOf(name),
    poolSize: POOL_SIZE,
    actAs: asOwner ? roleOf(name) : undefined,
    bus,
    redis,
    tail,
    sealing: { current: secrets.ledgerSealingSecret, previous: secrets.ledgerSealingSecretPrevious },
    verify,
    doors,
    log,
  });
  const settings: IdentitySettings = {
    issuer: publicUrl,
    sealingSecret: secrets.sealingSecret,
    refreshSecret: secrets.refreshSecret,
    passwords: options.passwords ?? USUAL_POLICY,
    codeSecret: secrets.codeSecret,
    factorSecret: secrets.factorSecret,
    sso: {
      secret: secrets.ssoSecret,
      loopback: options.production !== true,
      providersFile: options.signIn?.OIDC_PROVIDERS ?? null,
    },
    passkeys: relyingPartyOf(options.passkeys ?? {}, publicUrl),
    defaultCountry: options.defaultCountry ?? "IN",
    sessionLimit: options.signIn?.SESSION_LIMIT ?? 10,
    phoneTrustDays: options.signIn?.PHONE_TRUST_DAYS ?? 90,
    places: await openPlaces(options.signIn?.GEO_DATABASE),
    sending: asOwner || !options.sending ? NOTHING_SENT : options.sending,
  };
  // History is written as of when it happened, and nobody is written to about it.
  const messagingSettings: MessagingSettings = {
    publicUrl,
    linkSecret: secrets.linkSecret,
    mail: asOwner ? null : (options.mail ?? null),
    outbox: options.outbox ?? null,
    bounceToken: options.bounceToken ?? null,
    asOfThen: asOwner,
  };
  const agentsSettings: AgentsSettings = {
    delegationSecret: secrets.delegationSecret,
    agents: options.agents ?? BUILT_IN,
  };
  const opened = {
    identity: await openSubgraph(identity, { ...around("identity"), settings }),
    cases: await openSubgraph(cases, { ...around("cases"), settings: undefined }),
    messaging: await openSubgraph(messaging, { ...around("messaging"), settings: messagingSettings }),
    agents: await openSubgraph(agents, { ...around("agents"), settings: agentsSettings }),
  };
  const subgraphs = Object.values(opened) as OpenSubgraph[];
  standing.resolve(subgraphs);
  return {
    ...opened,
    subgraphs,
    async settled() {
      const position = await filed(urlOf("sequencer"), tail);
      await Promise.all(subgraphs.map((subgraph) => subgraph.reacted(position)));
    },
    async close() {
      await Promise.all(subgraphs.map((subgraph) => subgraph.close()));
      for (const unwatch of watched) unwatch();
      await tail.close();
      await sequencer.close();
      await bus.close();
      redis?.disconnect();
    },
  };
}

/** Waits until the inbox has been emptied into the ledger and this process has read it; the position it stands at. */
async function filed(url: string, tail: Tail): Promise<bigint> {
  return withClient(url, "settled", async (client) => {
    for (;;) {
      const { rows } = await client.query(
        "select position, exists (select from ledger.inbox) as waiting from ledger.head",
      );
      const position = BigInt(rows[0].position);
      if (!rows[0].waiting && tail.head.position >= position) return position;
      await delay(20);
    }
  });
}

/** The same database, signed in to as somebody else. */
export function urlAs(url: string, user: string, password: string): string {
  const other = new URL(url);
  other.username = user;
  other.password = password;
  return other.href;
}

async function keysFrom(subgraph: OpenSubgraph<IdentitySettings>, url: string): Promise<Response> {
  const answer = await subgraph.route(new Request(url), nobody("keys"));
  return answer ?? new Response(null, { status: 404 });
}
