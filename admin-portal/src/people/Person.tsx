import Box from "@mui/material/Box";
import type { PersonFragment } from "../gql/graphql.ts";
import { useText } from "../i18n/use-text.ts";
import { Avatar } from "./Avatar.tsx";

/** Somebody by face and name, or the words for nobody. */
export function Person({
  person,
  nobody,
  size = 24,
}: {
  person: PersonFragment | null;
  nobody?: string;
  size?: number;
}) {
  const say = useText();
  if (!person) {
    return (
      <Box component="span" sx={{ color: "text.secondary" }}>
        {nobody ?? say("people.unknown")}
      </Box>
    );
  }
  return (
    <Box
      component="span"
      sx={{
        display: "inline-flex",
        verticalAlign: "middle",
        alignItems: "center",
        gap: 1,
        minWidth: 0,
        maxWidth: "100%",
      }}
    >
      <Avatar id={person.id} name={person.displayName} size={size} />
      <Box component="span" sx={{ overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" }}>
        {person.displayName}
      </Box>
    </Box>
  );
}
