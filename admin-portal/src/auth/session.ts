import { SignInDocument } from "../gql/graphql.ts";
import { execute, reach, requestHeaders } from "../server/client.ts";
import { Failure } from "../server/failure.ts";
import { forgetMe } from "./identity.ts";
import { tellOtherTabs } from "./tabs.ts";

/** What somebody types to sign in. */
export interface Credentials {
  identifier: string;
  password: string;
}

/** Proves who it is and has the ticket redeemed as cookies, which no script can read. Throws with the server's own words. */
export async function signIn(input: Credentials): Promise<void> {
  const { signIn: result } = await execute(SignInDocument, { input });
  if (result.__typename === "Refused") throw new Failure("FORBIDDEN", result.message, { retryAt: result.retryAt });
  const answer = await reach("/auth/session", {
    method: "POST",
    headers: requestHeaders(),
    body: JSON.stringify({ ticket: result.ticket }),
  });
  if (!answer.ok) throw new Failure("UNAUTHENTICATED", "signIn.ticketRefused");
  forgetMe();
  tellOtherTabs("signed-in");
}

/** Ends the session at the server, here and in every tab. */
export async function signOut(): Promise<void> {
  const answer = await reach("/auth/logout", { method: "POST", headers: requestHeaders(), body: "{}" });
  if (!answer.ok && answer.status !== 401) throw new Failure("UNAVAILABLE", "failure.UNAVAILABLE");
  tellOtherTabs("signed-out");
}
