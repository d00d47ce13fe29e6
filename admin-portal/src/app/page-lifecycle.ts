const RELOADED_AT = "casegraph.reloadedAt";
const ONCE_PER_MS = 10_000;

/** Keeps records out of the back/forward cache, and follows a new release when a chunk of the old one is gone. */
export function guardPageLifecycle(): void {
  window.addEventListener("pagehide", () => {
    document.documentElement.dataset.frozen = "";
  });
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) location.reload();
    else delete document.documentElement.dataset.frozen;
  });
  window.addEventListener("vite:preloadError", (event) => {
    if (Date.now() - Number(sessionStorage.getItem(RELOADED_AT)) < ONCE_PER_MS) return;
    sessionStorage.setItem(RELOADED_AT, String(Date.now()));
    event.preventDefault();
    location.reload();
  });
}
