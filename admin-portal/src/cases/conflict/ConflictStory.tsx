import Box from "@mui/material/Box";
import { useText } from "../../i18n/use-text.ts";
import { PersonName } from "../../people/PersonName.tsx";
import type { Failure } from "../../server/failure.ts";
import { When } from "../../ui/When.tsx";
import { useFieldName } from "../history/use-field-name.ts";

interface Change {
  version: number;
  event: string;
  actorId: string | null;
  at: string;
  fields: string[];
}

/** Who changed what, and when, since the viewer last looked. */
export function ConflictStory({ failure }: { failure: Failure }) {
  const say = useText();
  const nameOf = useFieldName();
  return (
    <Box component="ul" sx={{ listStyle: "none", m: 0, p: 0, display: "grid", gap: 0.5 }}>
      {changesIn(failure).map(({ version, actorId, at, fields }) => (
        <li key={version}>
          <strong>
            <PersonName id={actorId} />
          </strong>{" "}
          {say("conflict.changed", { fields: fields.map(nameOf).join(", ") })}{" "}
          <Box component="span" sx={{ color: "text.secondary" }}>
            <When at={at} />
          </Box>
        </li>
      ))}
    </Box>
  );
}

/** What the server said about the changes in between; at the least who was last. */
function changesIn({ details }: Failure): Change[] {
  const changes = (details.changes ?? []) as Change[];
  if (changes.length > 0) return changes;
  const { version, changedById, changedAt } = details as { version: number; changedById: string; changedAt: string };
  return [{ version, event: "", actorId: changedById, at: changedAt, fields: [] }];
}
