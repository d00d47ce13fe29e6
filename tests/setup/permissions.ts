import { readFileSync } from "node:fs";

/** One line of `schema/permissions.md`: of a field, what each column (anonymous, then the roles) says: "✓", "own" or "". */
export interface PermissionRow {
  readonly subgraph: "identity" | "cases" | "messaging" | "agents";
  /** `Type.field`. */
  readonly field: string;
  readonly cells: Readonly<Record<string, string>>;
}

/** schema/permissions.md, read as what must hold. */
export function readPermissions(): PermissionRow[] {
  let subgraph = "";
  let columns: string[] = [];
  return readFileSync("schema/permissions.md", "utf8")
    .split("\n")
    .flatMap((line) => {
      subgraph = /^## (\w+)/.exec(line)?.[1] ?? subgraph;
      const cells = line
        .split("|")
        .slice(1, -1)
        .map((cell) => cell.trim());
      if (cells[0] === "field") columns = cells.slice(1);
      const field = /^`(.+)`$/.exec(cells[0] ?? "")?.[1];
      if (!field) return [];
      const entries = columns.map((column, index) => [column, cells[index + 1] ?? ""]);
      return [{ subgraph: subgraph as PermissionRow["subgraph"], field, cells: Object.fromEntries(entries) }];
    });
}
