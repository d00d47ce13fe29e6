import { localStorageStore, type Store } from "react-admin";

const base = localStorageStore("1", "casegraph");
const KEPT = ["theme", "locale", "density", "views"];

/** Preferences of this browser. Signing out forgets them, apart from how the pages look, their language and each person's saved views. */
export const store: Store = {
  ...base,
  reset() {
    for (const key of Object.keys(base.listItems?.() ?? {})) {
      if (!KEPT.some((kept) => key === kept || key.startsWith(`${kept}.`))) base.removeItem(key);
    }
  },
};
