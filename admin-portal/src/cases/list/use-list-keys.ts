import { type RefObject, useRef } from "react";
import { useListContext } from "react-admin";
import { useShortcuts } from "../../keyboard/use-shortcuts.ts";

/** Marks the link that stands for a case, in whatever way the list is shown. */
export const CASE_LINK = "data-case-link";

/** j and k move the focus from case to case (Enter then follows the link), x selects, / searches. */
export function useListKeys(): {
  list: RefObject<HTMLElement | null>;
  searchField: RefObject<HTMLInputElement | null>;
} {
  const list = useRef<HTMLElement>(null);
  const searchField = useRef<HTMLInputElement>(null);
  const { onToggleItem } = useListContext();

  const links = () => [...(list.current?.querySelectorAll<HTMLElement>(`[${CASE_LINK}]`) ?? [])];
  const current = () => links().findIndex((link) => link === document.activeElement || shareRow(link));

  function move(step: number) {
    const all = links();
    const at = current();
    const next = at < 0 ? (step > 0 ? 0 : all.length - 1) : at + step;
    all[next]?.focus();
    all[next]?.scrollIntoView({ block: "nearest" });
  }

  useShortcuts({
    j: () => move(1),
    k: () => move(-1),
    x: () => {
      const id = links()[current()]?.getAttribute(CASE_LINK);
      if (id) onToggleItem(id);
    },
    "/": () => {
      searchField.current?.focus();
      searchField.current?.select();
    },
  });
  return { list, searchField };
}

function shareRow(link: HTMLElement): boolean {
  return Boolean(link.closest("tr, li")?.contains(document.activeElement));
}
