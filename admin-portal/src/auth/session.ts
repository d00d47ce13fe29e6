import { SingleLogoutDocument } from "../gql/graphql.ts";
import { execute, reach, requestHeaders } from "../server/client.ts";
import { Failure } from "../server/failure.ts";
import { forgetMe } from "./identity.ts";
import { sessionHasEnded } from "./session-end.ts";
import { tellOtherTabs } from "./tabs.ts";

/** Has the ticket of somebody who has proven who they are redeemed as cookies, which no script can read. */
export async function redeemTicket(ticket: string): Promise<void> {
  const answer = await reach("/auth/session", {
    method: "POST",
    headers: requestHeaders(),
    body: JSON.stringify({ ticket }),
  });
  if (!answer.ok) throw new Failure("UNAUTHENTICATED", "signIn.ticketRefused");
  forgetMe();
  sessionHasEnded.set(false);
  tellOtherTabs("signed-in");
}

/**
 * Ends the session at the server, here and in every tab. The answer is where to sign out too, for who signed in elsewhere:
 * only the session knows, and that the other page cannot be named keeps nobody signed in here.
 */
export async function signOut(): Promise<string | null> {
  const elsewhere = await execute(SingleLogoutDocument).catch(() => null);
  const answer = await reach("/auth/logout", { method: "POST", headers: requestHeaders(), body: "{}" });
  if (!answer.ok && answer.status !== 401) throw new Failure("UNAVAILABLE", "failure.UNAVAILABLE");
  tellOtherTabs("signed-out");
  return elsewhere?.singleLogoutUrl ?? null;
}
