import type { KeyboardEvent } from "react";

/** A new line of code begins where the last one did. */
export function keepIndent(event: KeyboardEvent): void {
  const field = event.target;
  if (!(field instanceof HTMLTextAreaElement) || event.key !== "Enter" || event.ctrlKey || event.metaKey) return;
  const before = field.value.slice(0, field.selectionStart);
  const margin = /[^\S\n]*/.exec(before.slice(before.lastIndexOf("\n") + 1))?.[0] ?? "";
  event.preventDefault();
  // Deprecated, and still the only way to write into a field that its undo knows of.
  document.execCommand("insertText", false, `\n${margin}${/[{([]\s*$/.test(before) ? "  " : ""}`);
}
