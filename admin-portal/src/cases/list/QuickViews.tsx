import Box from "@mui/material/Box";
import ButtonBase from "@mui/material/ButtonBase";
import { useGetIdentity, useListContext } from "react-admin";
import { useMay } from "../../auth/permissions.ts";
import type { CaseFilter } from "../../gql/graphql.ts";
import { type TextKey, useText } from "../../i18n/use-text.ts";
import { UNFINISHED } from "../parts/StatusChip.tsx";

/** The narrowings that people use all day, one press each. */
export function QuickViews() {
  const say = useText();
  const views = useViews();
  const { filterValues, setFilters } = useListContext();
  return (
    <Box sx={{ display: "flex", minWidth: 0, gap: 0.5, overflowX: "auto", mx: -0.5, px: 0.5, py: 0.5 }}>
      {views.map(([label, filter]) => (
        <ButtonBase
          key={label}
          aria-pressed={same(filter, filterValues)}
          onClick={() => setFilters(filter, [])}
          sx={(theme) => ({
            px: 1.5,
            py: 0.75,
            borderRadius: 1,
            fontWeight: 600,
            fontSize: "0.875rem",
            whiteSpace: "nowrap",
            color: "text.secondary",
            "&:hover": { bgcolor: "action.hover" },
            "&[aria-pressed=true]": {
              bgcolor: "background.paper",
              color: "text.primary",
              boxShadow: `0 0 0 1px ${theme.palette.divider}`,
            },
            "&:focus-visible": { outline: `2px solid ${theme.palette.primary.main}` },
          })}
        >
          {say(label)}
        </ButtonBase>
      ))}
    </Box>
  );
}

function useViews(): [TextKey, CaseFilter][] {
  const may = useMay();
  const { identity } = useGetIdentity();
  const everybody: [TextKey, CaseFilter][] = [
    ["cases.view.all", {}],
    ["cases.view.unfinished", { status: UNFINISHED }],
    ["cases.view.overdue", { overdue: true }],
  ];
  if (!may("user:list")) return everybody;
  return [
    ...everybody,
    ["cases.view.unassigned", { status: UNFINISHED, unassigned: true }],
    ...(may("case:work") && identity
      ? [["cases.view.mine", { status: UNFINISHED, assigneeId: String(identity.id) }] as [TextKey, CaseFilter]]
      : []),
  ];
}

function same(one: object, other: object): boolean {
  const sorted = (filter: object) => JSON.stringify(Object.entries(filter).sort());
  return sorted(one) === sorted(other);
}
