import { useListContext } from "react-admin";

/** The list's filter, and how to change a part of it; a part that is undefined is no longer a filter. */
export function useNarrow<Filter extends object>(): { filter: Filter; narrow(part: Filter): void; clear(): void } {
  const { filterValues, setFilters } = useListContext();
  const filter = filterValues as Filter;
  return {
    filter,
    narrow: (part) => setFilters({ ...(inAddress() ?? filter), ...part }, []),
    clear: () => setFilters({}, []),
  };
}

/** The address is ahead of what is rendered while a page is still catching up with the last change. */
function inAddress(): object | null {
  const text = new URLSearchParams(location.search).get("filter");
  return text === null ? null : JSON.parse(text);
}
