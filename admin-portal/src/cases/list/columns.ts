import type { SxProps, Theme } from "@mui/material/styles";
import type { TextKey } from "../../i18n/use-text.ts";

/** A column of the queue; without a source it cannot be sorted by. */
export interface Column {
  source?: string;
  label: TextKey;
  width?: number;
  sx?: SxProps<Theme>;
}

/** For columns that only the widest screens have room for. */
export const wideOnly = { "@media (max-width: 1599px)": { display: "none" } } as const;

/** What the queue shows of each case, from left to right. */
export const COLUMNS: Column[] = [
  { source: "reference", label: "cases.field.reference", width: 132 },
  { source: "title", label: "cases.field.title" },
  { source: "status", label: "cases.field.status", width: 120 },
  { source: "priority", label: "cases.field.priority", width: 108 },
  { source: "dueAt", label: "cases.field.dueAt", width: 176 },
  { label: "cases.field.assignee", width: 158 },
  { source: "updatedAt", label: "cases.field.updatedAt", width: 130, sx: wideOnly },
];
