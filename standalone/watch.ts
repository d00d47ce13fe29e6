import { watch } from "node:fs";
import { join } from "node:path";

/** Editors write a file in several steps. */
const QUIET_MS = 150;
const MATTERS = /\.(ts|graphql|json)$/;
const TEST = /\.test\.ts$/;

/** Calls back after sources in these folders changed, once per burst, until the returned function is called. */
export function onChange(folders: readonly string[], changed: (path: string) => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  const watchers = folders.map((folder) =>
    watch(folder, { recursive: true }, (_event, name) => {
      if (!name || !MATTERS.test(name) || TEST.test(name)) return;
      clearTimeout(timer);
      timer = setTimeout(() => changed(join(folder, name)), QUIET_MS);
    }),
  );
  return () => {
    clearTimeout(timer);
    for (const watcher of watchers) watcher.close();
  };
}
