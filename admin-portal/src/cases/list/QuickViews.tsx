import { useListContext } from "react-admin";
import { useMay } from "../../auth/permissions.ts";
import { useMe } from "../../auth/use-me.ts";
import type { CaseFilter } from "../../gql/graphql.ts";
import { type TextKey, useText } from "../../i18n/use-text.ts";
import { ViewSwitch } from "../../ui/ViewSwitch.tsx";
import { UNFINISHED } from "../parts/StatusChip.tsx";

/** The narrowings that people use all day, one press each. */
export function QuickViews() {
  const say = useText();
  const views = useViews();
  const { filterValues, setFilters } = useListContext();
  return (
    <ViewSwitch
      views={views.map(([label, filter]) => ({
        label: say(label),
        pressed: same(filter, filterValues),
        onPress: () => setFilters(filter, []),
      }))}
    />
  );
}

function useViews(): [TextKey, CaseFilter][] {
  const may = useMay();
  const me = useMe();
  const everybody: [TextKey, CaseFilter][] = [
    ["cases.view.all", {}],
    ["cases.view.unfinished", { status: UNFINISHED }],
    ["cases.view.overdue", { overdue: true }],
  ];
  if (!may("user:list")) return everybody;
  return [
    ...everybody,
    ["cases.view.unassigned", { status: UNFINISHED, unassigned: true }],
    ...(may("case:work") && me
      ? [["cases.view.mine", { status: UNFINISHED, assigneeId: me.id }] as [TextKey, CaseFilter]]
      : []),
  ];
}

function same(one: object, other: object): boolean {
  const sorted = (filter: object) => JSON.stringify(Object.entries(filter).sort());
  return sorted(one) === sorted(other);
}
