import { once } from "node:events";
import { createServer, type IncomingMessage, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { useBackend } from "../../tests/setup/backend.ts";
import { A_PEER, DOORS_SECRET, openRemoteDoors, PEER_SECRET, type RemoteDoors } from "../../tests/setup/doors.ts";
import { Role } from "../identity/roles/roles.ts";
import { CONTACTS_PATH, contactsOf } from "./contacts.ts";
import { secretFor } from "./credential.ts";
import { httpPeers } from "./peers.http.ts";
import { openPeers, type Peers } from "./peers.ts";

const test = useBackend();
const STRANGER = "01890000-0000-7000-8000-000000000001";
let remote: RemoteDoors;

beforeAll(async () => {
  remote = await openRemoteDoors(test);
});
afterAll(() => remote.close());

const contactsRequest = (ids: string) => new Request(`http://identity${CONTACTS_PATH}?ids=${ids}`);

describe.each<[string, () => Peers]>([
  ["in this process", () => test.backend.cases.services.peers],
  ["in a process of its own", () => remote.peers],
])("identity, asked by a peer %s", (_where, peers) => {
  it("says how people can be reached, and nothing of whom it does not know", async () => {
    const [asha, ben] = [await test.person(Role.CITIZEN, { displayName: "Asha" }), await test.officer()];

    const contacts = await contactsOf(peers(), [asha.id, STRANGER, ben.id, asha.id]);

    expect([...contacts.keys()].sort()).toEqual([asha.id, ben.id].sort());
    expect(contacts.get(asha.id)).toEqual({
      id: asha.id,
      displayName: "Asha",
      email: asha.email,
      emailVerified: false,
      language: "en",
      timeZone: "Asia/Kolkata",
      active: true,
    });
  });

  it("has no address to write to of somebody who was erased", async () => {
    const gone = await test.person(Role.CITIZEN);
    await test.owner.query("update ledger.person_key set wrapped = null, erased_at = now() where person = $1", [
      gone.id,
    ]);

    expect((await contactsOf(peers(), [gone.id])).get(gone.id)).toMatchObject({ active: false, email: null });
  });

  it.each([
    "no-ids",
    `${STRANGER}'--`,
    Array(101)
      .fill(STRANGER)
      .map((id, n) => id.replace(/.{3}$/, String(n + 100))),
  ])("refuses %s", async (ids) => {
    const answer = await peers().route("identity", contactsRequest(encodeURIComponent(String(ids))));

    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ code: "INVALID" });
  });

  it("asks any number of people in pages", async () => {
    const many = Array.from({ length: 250 }, (_, n) => STRANGER.replace(/.{3}$/, String(n + 100)));

    expect((await contactsOf(peers(), many)).size).toBe(0);
  });

  it("has nothing at other addresses, and none but private ones for a peer", async () => {
    const nothing = await peers().route("identity", new Request("http://identity/internal/secrets"));

    expect(nothing.status).toBe(404);
    await expect(peers().route("identity", new Request("http://identity/auth/refresh"))).rejects.toThrow(
      "no private route",
    );
    await expect(peers().route("identity", new Request("http://identity/internal/../graphql"))).rejects.toThrow(
      "no private route",
    );
  });
});

describe("a private route", () => {
  const raw = async (url: string, path: string, method = "GET") => {
    const { hostname, port } = new URL(url);
    const sent = request({ hostname, port, path, method, agent: false });
    sent.end();
    const [answer] = (await once(sent, "response")) as [IncomingMessage];
    const text = Buffer.concat(await answer.toArray()).toString();
    return { status: answer.statusCode, text };
  };
  const paths = [
    CONTACTS_PATH,
    "/.well-known/../internal/contacts",
    "/.well-known/%2e%2e/internal/contacts",
    "/.well-known/..%2finternal/contacts",
    "/.well-known/..\\internal/contacts",
    "//.well-known/../internal/contacts",
    "/internal/../internal/contacts",
    "/auth/../internal/contacts",
    "/graphql/../internal/contacts",
  ];

  it.each(paths)("is not reached through the router: %s", async (path) => {
    const { id, email } = await test.person(Role.CITIZEN);

    for (const method of ["GET", "POST"]) {
      const { text } = await raw(remote.routerUrl, `${path}?ids=${id}`, method);
      expect(text).not.toContain(email);
      expect(text).not.toContain("contacts");
    }
  });

  it.each(paths)("is not shown to whoever comes without the router's credential: %s", async (path) => {
    const { id, email } = await test.person(Role.CITIZEN);

    const { status, text } = await raw(remote.urls.identity as string, `${path}?ids=${id}`);

    expect(text).not.toContain(email);
    expect([400, 401, 404]).toContain(status);
  });

  it("is not shown to whoever signs with another secret", async () => {
    const urls = [remote.urls.identity as string];
    const others = [
      httpPeers(A_PEER, { identity: { urls, secret: "another secret, which no process of ours has" } }),
      // The router's own way in is none of a peer's, and one peer's none of another's.
      httpPeers(A_PEER, { identity: { urls, secret: secretFor("identity", DOORS_SECRET) } }),
      httpPeers("cases", { identity: { urls, secret: PEER_SECRET } }),
    ];

    for (const other of others)
      await expect(contactsOf(openPeers(other), [STRANGER])).rejects.toMatchObject({
        extensions: { code: "UNAVAILABLE" },
      });
  });

  it("is no route of the subgraph's own, which the router calls", async () => {
    expect(await test.backend.identity.route(contactsRequest(STRANGER), { ...callerOfNobody })).toBeNull();
  });
});

const callerOfNobody = {
  authorization: null,
  requestId: "r",
  address: null,
  agent: null,
  binding: null,
  openedAt: null,
  device: null,
  language: "en",
} as const;

describe("a peer in several processes", () => {
  let hangs: Server;

  beforeAll(async () => {
    hangs = createServer(() => undefined).listen(0, "127.0.0.1");
    await once(hangs, "listening");
  });
  afterAll(() => {
    hangs.closeAllConnections();
    hangs.close();
  });

  it("answers when one of them cannot be reached", async () => {
    const person = await test.person(Role.CITIZEN);
    const urls = ["http://127.0.0.1:9/graphql", remote.urls.identity as string];
    const peers = openPeers(httpPeers(A_PEER, { identity: { urls, secret: PEER_SECRET } }));

    for (let n = 0; n < 4; n++) expect((await contactsOf(peers, [person.id])).size).toBe(1);
  });

  it("is UNAVAILABLE once the time is over in which it should have answered", async () => {
    const url = `http://127.0.0.1:${(hangs.address() as AddressInfo).port}/graphql`;
    const peers = openPeers(httpPeers(A_PEER, { identity: { urls: [url], secret: PEER_SECRET } }));

    const asked = contactsOf(peers, [STRANGER], { timeoutMs: 100 });

    await expect(asked).rejects.toMatchObject({ extensions: { code: "UNAVAILABLE" } });
  });

  it("is not read to the end when it answers more than it may", async () => {
    const peers = openPeers(async () => new Response(new Uint8Array(2 * 1024 * 1024)));

    await expect(peers.route("identity", contactsRequest(STRANGER))).rejects.toMatchObject({
      extensions: { code: "INVALID" },
    });
  });
});
