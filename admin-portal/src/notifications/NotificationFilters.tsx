import Box from "@mui/material/Box";
import { ChoiceFilter } from "../cases/list/ChoiceFilter.tsx";
import type { NotificationFilter } from "../gql/graphql.ts";
import { useText } from "../i18n/use-text.ts";
import { useNarrow } from "../ui/use-narrow.ts";
import { ViewSwitch } from "../ui/ViewSwitch.tsx";
import { EVENTS } from "./events.ts";

/** Only what was not seen yet, only some kinds; in the page's address. */
export function NotificationFilters() {
  const say = useText();
  const { filter, narrow } = useNarrow<NotificationFilter>();
  return (
    <Box
      role="search"
      aria-label={say("notifications.filters")}
      sx={{ display: "flex", flexWrap: "wrap", gap: 1, alignItems: "center", mb: 2 }}
    >
      <ViewSwitch
        views={[
          {
            label: say("notifications.view.all"),
            pressed: !filter.unseen,
            onPress: () => narrow({ unseen: undefined }),
          },
          {
            label: say("notifications.view.unseen"),
            pressed: Boolean(filter.unseen),
            onPress: () => narrow({ unseen: true }),
          },
        ]}
      />
      <ChoiceFilter
        label={say("notifications.about")}
        choices={EVENTS}
        nameOf={(event) => say(`notifications.event.${event}`)}
        chosen={filter.event ?? []}
        onChange={(event) => narrow({ event })}
      />
    </Box>
  );
}
