import Box from "@mui/material/Box";
import { useTranslate } from "react-admin";
import type { QuestionFragment } from "../gql/graphql.ts";
import { useText } from "../i18n/use-text.ts";

/** Whom it takes to answer, for those who may not. */
export function RightNeeded({ of: { permission, fourEyes } }: { of: QuestionFragment }) {
  const say = useText();
  const translate = useTranslate();
  const who = translate(`approvals.rightIs.${permission}`, { _: say("approvals.rightNamed", { permission }) });
  return (
    <Box component="span" sx={{ color: "text.secondary" }}>
      {say("approvals.notYours", { who: fourEyes ? say("approvals.fourEyes", { who }) : who })}
    </Box>
  );
}
