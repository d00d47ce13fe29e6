import Box from "@mui/material/Box";
import type { QuestionFragment } from "../gql/graphql.ts";
import { useText } from "../i18n/use-text.ts";
import { When } from "../ui/When.tsx";

/** Who answered a question, how, when and why. */
export function Verdict({ of: { state, decidedBy, decidedAt, reason } }: { of: QuestionFragment }) {
  const say = useText();
  if (state === "PENDING") return null;
  if (state === "WITHDRAWN") return say("approvals.withdrawn");
  return (
    <>
      {say(`approvals.by.${state}`, { name: decidedBy?.displayName ?? say("people.somebody") })}
      {decidedAt && (
        <Box component="span" sx={{ color: "text.secondary" }}>
          {" "}
          <When at={decidedAt} />
        </Box>
      )}
      {reason && (
        <Box
          component="q"
          sx={{ display: "block", color: "text.secondary", overflowWrap: "anywhere", whiteSpace: "pre-line" }}
        >
          {reason}
        </Box>
      )}
    </>
  );
}
