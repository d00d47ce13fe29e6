import { afterAll, beforeAll, expect, it } from "vitest";
import { greeted, PASSWORD, registered } from "../setup/entry.ts";
import { signOut } from "../setup/factors.ts";
import { collectFaults, ours } from "../setup/faults.ts";
import { startOidcProvider, type TestOidcProvider } from "../setup/oidc-provider.ts";
import { newSession, usePortal } from "../setup/portal.ts";
import { useProductDatabase } from "../setup/product-database.ts";
import { addProvider, removeSources, signInThere } from "../setup/sso.ts";

const portal = usePortal();
const database = useProductDatabase();
let provider: TestOidcProvider;
const people: Record<string, Record<string, unknown>> = {
  asha: { name: "Asha Pawar", email: "asha@hall.example", email_verified: true },
  bela: { name: "Bela Rane" },
  chitra: { name: "Chitra Naik" },
  esha: { name: "Esha Patil" },
};

beforeAll(async () => {
  provider = await startOidcProvider(people);
  await addProvider(provider, "Town hall", { domains: ["hall.example"] });
});
afterAll(async () => {
  await removeSources("Town hall", "Harbour office");
  await provider.close();
});

it("lets somebody new in at the first sign-in, knows them at the next, and signs them out there too", async () => {
  const page = await portal.open();
  const faults = await collectFaults(page);
  await page.goto("/login");
  await page.getByRole("button", { name: "Continue with Town hall" }).click();
  await signInThere(page, "asha");
  await greeted(page, "Asha Pawar");

  await page.goto("/sessions");
  await page.getByText("with an account elsewhere").waitFor();
  await page.getByRole("button", { name: /^Account:/ }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await page.getByRole("button", { name: "Yes, sign me out" }).click();
  await page.getByRole("heading", { level: 1, name: "Sign in" }).waitFor();

  await page.getByRole("button", { name: "Continue with Town hall" }).click();
  await signInThere(page, "asha");
  await greeted(page, "Asha Pawar");
  expect(ours(faults, /^\/(?:interaction|session)\//)).toEqual([]);
});

it("links an account elsewhere to one's own, and takes it off again", async () => {
  const { email } = await registered("Kavita Joshi");
  const page = await portal.open();
  await page.goto("/account");
  await page.getByLabel("E-mail address or phone number").fill(email);
  await page.getByRole("button", { name: "Continue", exact: true }).click();
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.getByRole("button", { name: "Link Town hall" }).click();
  await signInThere(page, "bela");
  await page.getByText("It is linked: from now on you can sign in with it.").waitFor();
  const linked = page.getByRole("list", { name: "Linked accounts" });
  await linked.getByText("Bela Rane").waitFor();

  const elsewhere = await portal.open();
  await elsewhere.goto("/account");
  await elsewhere.getByRole("button", { name: "Continue with Town hall" }).click();
  await signInThere(elsewhere, "bela");
  await elsewhere.getByRole("list", { name: "Linked accounts" }).waitFor();

  const admin = await portal.open({ storageState: await newSession("admin") });
  await admin.goto(`/people/${await idAt(email)}`);
  await admin.getByRole("list", { name: "Linked accounts" }).getByText("Bela Rane").waitFor();

  await page.getByRole("button", { name: "Unlink Town hall" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Unlink" }).click();
  await page.getByText("It is unlinked.").waitFor();
  await linked.waitFor({ state: "detached" });
});

it("lets go of somebody's page within a second of the end of their session there", async () => {
  const page = await portal.open();
  await page.goto("/login");
  await page.getByRole("button", { name: "Continue with Town hall" }).click();
  await signInThere(page, "esha");
  await greeted(page, "Esha Patil");
  await page.getByRole("status").getByText("Live").waitFor();
  const { rows } = await database.query(
    "select session_index as sid from identity.sso_sessions where issuer = $1 and subject = 'esha'",
    [provider.issuer],
  );

  await provider.endSession("esha", rows[0].sid);

  const ended = performance.now();
  await page.getByRole("heading", { level: 1, name: "Sign in" }).waitFor();
  const took = performance.now() - ended;
  console.info(`The page of a session that its provider ended is left after ${Math.round(took)} ms.`);
  expect(took).toBeLessThan(1_000);
});

it("says why the last way in cannot be taken off", async () => {
  const page = await portal.open();
  await page.goto("/account");
  await page.getByRole("button", { name: "Continue with Town hall" }).click();
  await signInThere(page, "chitra");
  await page.getByRole("button", { name: "Unlink Town hall" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Unlink" }).click();

  await page.getByRole("alert").getByText("Without this linked account you could not sign in any more.").waitFor();
  await page.getByRole("list", { name: "Linked accounts" }).getByText("Chitra Naik").waitFor();
});

it("asks who has an account with that address already to prove that it is theirs", async () => {
  const { email } = await registered("Divya Shetty");
  const [, domain] = email.split("@");
  const other = await startOidcProvider({ divya: { name: "Divya", email, email_verified: true } });
  try {
    await addProvider(other, "Harbour office", { domains: [domain] });
    const page = await portal.open();
    await page.goto("/login");
    await page.getByRole("button", { name: "Continue with Harbour office" }).click();
    await signInThere(page, "divya");
    await page.getByRole("heading", { level: 1, name: "Is this account yours?" }).waitFor();
    await page.getByLabel("E-mail address or phone number").fill(email);
    await page.getByLabel("Password").fill(PASSWORD);
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await greeted(page, "Divya Shetty");

    await signOut(page);
    await page.getByRole("button", { name: "Continue with Harbour office" }).click();
    await greeted(page, "Divya Shetty");
  } finally {
    await other.close();
  }
});

it("says in plain words that it came to nothing, and what to do", async () => {
  const page = await portal.open();
  await page.goto("/login");
  await page.getByRole("button", { name: "Continue with Town hall" }).click();
  await page.getByRole("link", { name: /Cancel/ }).click();
  await page.getByRole("heading", { level: 1, name: "You were not signed in there" }).waitFor();
  await page.getByText("Try again, or choose another way.").waitFor();
  await page.getByRole("link", { name: "Begin again" }).click();
  await page.getByRole("heading", { level: 1, name: "Sign in" }).waitFor();

  const hindi = await portal.open({ locale: "hi-IN" });
  await hindi.goto("/sign-in/sso?refused=SSO_INVALID");
  await hindi.getByRole("heading", { level: 1, name: "इस उत्तर पर भरोसा नहीं किया जा सकता" }).waitFor();
  await hindi.goto("/sign-in/sso#0b1f7c1e-6a0e-4c8e-9a52-0d6f7a1b2c3d");
  await hindi.getByRole("heading", { level: 1, name: "इसमें बहुत समय लगा" }).waitFor();
});

async function idAt(email: string): Promise<string> {
  return (await database.query("select id from identity.users where email = $1", [email])).rows[0].id;
}
