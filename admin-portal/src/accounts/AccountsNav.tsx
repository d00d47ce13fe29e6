import { PageTabs } from "../ui/PageTabs.tsx";

const PAGES = [
  { to: "/people", label: "accounts.nav.people" },
  { to: "/people/policy", label: "accounts.nav.policy" },
  { to: "/people/recoveries", label: "accounts.nav.recoveries" },
] as const;

/** The pages about people's accounts. */
export function AccountsNav() {
  return <PageTabs label="accounts.nav.label" pages={PAGES} />;
}
