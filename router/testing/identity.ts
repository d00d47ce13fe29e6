import { createHash, createHmac, randomBytes, randomUUID } from "node:crypto";
import { exportJWK, generateKeyPair, SignJWT } from "jose";
import type { Caller } from "../../subgraphs/shared/caller.ts";
import { AppError } from "../../subgraphs/shared/errors.ts";
import { REVOCATIONS_PATH } from "../../subgraphs/shared/live/revocations.ts";
import type { OpenSubgraph } from "../../subgraphs/shared/open.ts";
import { TOKEN_ALGORITHM, TOKEN_AUDIENCE, TOKEN_TYPE, tokenVerifier } from "../../subgraphs/shared/token.ts";
import { type Gate, gate } from "./gate.ts";
import { type TestRevocations, testRevocations } from "./revocations.ts";
import { testSubgraph } from "./subgraph.ts";

const SDL = /* GraphQL */ `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@inaccessible"])
  type Query {
    me: User
    person(id: ID!): User
    identityCaller: IdentityCaller!
  }
  type Mutation {
    signIn(input: SignIn!): Ticket!
  }
  input SignIn {
    identifier: String!
    password: String!
  }
  type Ticket {
    ticket: String!
  }
  type User @key(fields: "id") {
    id: ID!
    displayName: String!
    email: String
    secret: String @inaccessible
  }
  type IdentityCaller {
    authorization: String
    requestId: String!
    address: String
    agent: String
    binding: String
    device: String
    language: String!
  }
`;

/** Identity's part of the contract with the edge, with everything a test wants to know of it. */
export interface TestIdentity {
  readonly subgraph: OpenSubgraph;
  /** How many refresh tokens were exchanged. */
  rotations: number;
  /** The tokens that ended a session: a bearer while it is valid, a refresh token whichever of its family it is. */
  readonly ended: string[];
  /** Holds back every answer about people while it is shut. */
  readonly people: Gate;
  /** While it is set, nothing about people is told: as to a token that has expired. */
  refuses: boolean;
  /** While it is set, the routes fail as when the database is away. */
  away: boolean;
  /** While it is set, a ticket is of a session that takes the place of the browser's own. */
  renews: boolean;
  /** An access token as the real ones are; `seconds` may be negative. */
  accessToken(seconds?: number, sessionId?: string): Promise<string>;
  readonly revocations: TestRevocations;
  /** A refresh token of a new session. */
  refreshToken(): string;
}

/** Issues real tokens for the public URL, and redeems tickets and refresh tokens as identity does. */
export async function testIdentity(issuer: string): Promise<TestIdentity> {
  const { privateKey, publicKey } = await generateKeyPair(TOKEN_ALGORITHM);
  const jwk = { ...(await exportJWK(publicKey)), kid: "test", alg: TOKEN_ALGORITHM, use: "sig" };
  const key = randomBytes(32);
  const tickets = new Map<string, string | null>();
  const sessions = new Map<string, { current: string | null }>();
  const verify = tokenVerifier(issuer, async () => Response.json({ keys: [jwk] }));
  const people = gate();
  const revocations = testRevocations();

  const accessToken = (seconds = 600, sessionId: string = randomUUID()) => {
    const now = Math.floor(Date.now() / 1000);
    const issuedAt = seconds > 0 ? now : now - 600 + seconds;
    const rights = { permissions: [], roles: [], userVersion: 1, generation: 1 };
    return new SignJWT({ sid: sessionId, ...rights, sessionExpiresAt: now + 3600 })
      .setProtectedHeader({ alg: TOKEN_ALGORITHM, typ: TOKEN_TYPE, kid: "test" })
      .setIssuer(issuer)
      .setAudience(TOKEN_AUDIENCE)
      .setSubject(randomUUID())
      .setJti(randomUUID())
      .setIssuedAt(issuedAt)
      .setExpirationTime(now + seconds)
      .sign(privateKey);
  };
  const refreshToken = () => {
    const token = randomBytes(32).toString("base64url");
    sessions.set(token, { current: token });
    return token;
  };
  const devices = new Set<string>();
  /** A browser that is not known gets something to be known by. */
  const deviceOf = (caller: Caller) => {
    if (caller.device && devices.has(caller.device)) return null;
    const device = randomBytes(32).toString("base64url");
    devices.add(createHash("sha256").update(device).digest("base64url"));
    return device;
  };
  const grant = async (refresh: string) => ({
    accessToken: await accessToken(),
    refreshToken: refresh,
    expiresAt: new Date(Date.now() + 600_000).toISOString(),
    sessionExpiresAt: new Date(Date.now() + 3_600_000).toISOString(),
  });
  const refused = () => Response.json({ code: "UNAUTHENTICATED", message: "no" }, { status: 401 });

  async function route(request: Request, caller: Caller): Promise<Response | null> {
    const { pathname } = new URL(request.url);
    if (pathname === "/.well-known/jwks.json") return Response.json({ keys: [jwk] });
    if (pathname === REVOCATIONS_PATH) return revocations.answer(request);
    if (identity.away) return new Response("the database is away", { status: 500 });
    const body = request.method === "POST" ? ((await request.json()) as Record<string, string>) : {};
    if (pathname === "/auth/session") {
      const binding = tickets.get(body.ticket ?? "");
      tickets.delete(body.ticket ?? "");
      return binding && binding === caller.binding
        ? Response.json({ ...(await grant(refreshToken())), device: deviceOf(caller), renewed: identity.renews })
        : refused();
    }
    if (pathname === "/auth/refresh") {
      const token = body.refreshToken ?? "";
      const session = sessions.get(token);
      if (session?.current !== token) return refused();
      identity.rotations += 1;
      const next = createHmac("sha256", key).update(token).digest("base64url");
      session.current = next;
      sessions.set(next, session);
      return Response.json(await grant(next));
    }
    if (pathname !== "/auth/logout") return null;
    const session = sessions.get(body.refreshToken ?? "");
    if (session) {
      session.current = null;
      identity.ended.push(body.refreshToken ?? "");
    }
    if (caller.authorization && (await verify(caller.authorization))) identity.ended.push(caller.authorization);
    return new Response(null, { status: 204 });
  }

  const person = async (id: string) => {
    await people.passed();
    if (identity.refuses) throw new AppError("UNAUTHENTICATED", "Sign in first.");
    if (id === "nobody") throw new AppError("NOT_FOUND", "There is nobody of this id.");
    return { id, displayName: `Person ${id}`, email: null };
  };
  const resolvers = {
    Query: {
      me: (_root: never, _args: never, caller: Caller) => (caller.authorization ? person("me") : null),
      person: (_root: never, { id }: { id: string }) => person(id),
      identityCaller: (_root: never, _args: never, caller: Caller) => caller,
    },
    Mutation: {
      signIn(_root: never, _args: never, caller: Caller) {
        const ticket = randomUUID();
        tickets.set(ticket, caller.binding);
        return { ticket };
      },
    },
    User: { __resolveReference: ({ id }: { id: string }) => person(id) },
  };
  const identity: TestIdentity = {
    subgraph: testSubgraph("identity", SDL, resolvers as never, route),
    rotations: 0,
    ended: [],
    people,
    refuses: false,
    away: false,
    renews: false,
    accessToken,
    refreshToken,
    revocations,
  };
  return identity;
}
