import { lazy, Suspense } from "react";
import { useNavigate } from "react-router-dom";
import { useMay } from "../auth/permissions.ts";
import { shortcutsShown } from "./shortcuts-shown.ts";
import { useShortcuts } from "./use-shortcuts.ts";

const ShortcutsDialog = lazy(async () => ({ default: (await import("./ShortcutsDialog.tsx")).ShortcutsDialog }));

/** The keys that work on every page, and the list of all of them. */
export function GlobalShortcuts() {
  const navigate = useNavigate();
  const may = useMay();
  const shown = shortcutsShown.use();
  useShortcuts({
    "?": () => shortcutsShown.set(true),
    n: () => {
      if (may("case:create")) void navigate("/cases/create");
    },
  });
  return <Suspense fallback={null}>{shown && <ShortcutsDialog onClose={() => shortcutsShown.set(false)} />}</Suspense>;
}
