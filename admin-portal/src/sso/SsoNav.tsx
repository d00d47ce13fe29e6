import { PageTabs } from "../ui/PageTabs.tsx";

const PAGES = [
  { to: "/sso", label: "sso.nav.sources" },
  { to: "/sso/break-glass", label: "sso.nav.breakGlass" },
] as const;

/** The pages about signing in elsewhere. */
export function SsoNav() {
  return <PageTabs label="sso.nav.label" pages={PAGES} />;
}
