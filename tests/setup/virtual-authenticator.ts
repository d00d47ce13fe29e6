import type { CDPSession, Page } from "playwright-core";

/** A phone's or laptop's own authenticator in the browser of a test: whoever is asked touches it at once, unless told not to. */
export interface VirtualAuthenticator {
  /** Whether it is touched when somebody is asked. */
  touch(isTouched: boolean): Promise<void>;
  /** How many passkeys it keeps. */
  count(): Promise<number>;
}

/** Gives a page's browser an authenticator that keeps passkeys; WebAuthn takes `localhost` for a domain, and no IP address. */
export async function addAuthenticator(page: Page, { isTouched = true } = {}): Promise<VirtualAuthenticator> {
  const session: CDPSession = await page.context().newCDPSession(page);
  await session.send("WebAuthn.enable");
  const { authenticatorId } = await session.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: isTouched,
    },
  });
  return {
    async touch(enabled) {
      await session.send("WebAuthn.setAutomaticPresenceSimulation", { authenticatorId, enabled });
    },
    async count() {
      return (await session.send("WebAuthn.getCredentials", { authenticatorId })).credentials.length;
    },
  };
}
