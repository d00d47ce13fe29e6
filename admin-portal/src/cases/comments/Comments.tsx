import Box from "@mui/material/Box";
import { CaseCommentsDocument, type CaseDetailFragment } from "../../gql/graphql.ts";
import { useText } from "../../i18n/use-text.ts";
import { Avatar } from "../../people/Avatar.tsx";
import { execute } from "../../server/client.ts";
import { When } from "../../ui/When.tsx";
import { MoreOf } from "../show/MoreOf.tsx";
import { useCasePages } from "../use-case-pages.ts";
import { AddComment } from "./AddComment.tsx";

/** Working notes, newest first, and room for one more. */
export function Comments({ record }: { record: CaseDetailFragment }) {
  const say = useText();
  const pages = useCasePages("comments", record.id, async (after, first, signal) => {
    const answer = await execute(CaseCommentsDocument, { id: record.id, first, after }, signal);
    return answer.case?.comments;
  });
  return (
    <>
      {record.allowedActions.includes("COMMENT") && <AddComment caseId={record.id} />}
      <Box
        component="ol"
        aria-label={say("cases.comments.title")}
        sx={{ listStyle: "none", m: 0, p: 0, display: "grid", gap: 2 }}
      >
        {pages.nodes.map(({ id, author, createdAt, text }) => (
          <Box component="li" key={id} sx={{ display: "flex", gap: 1.5 }}>
            <Avatar id={author?.id ?? ""} name={author?.displayName ?? "?"} size={32} />
            <Box sx={{ minWidth: 0 }}>
              <Box sx={{ display: "flex", flexWrap: "wrap", columnGap: 1, alignItems: "baseline" }}>
                <strong>{author?.displayName ?? say("people.somebody")}</strong>
                <Box component="span" sx={{ color: "text.secondary", fontSize: "0.8125rem" }}>
                  <When at={createdAt} />
                </Box>
              </Box>
              <Box sx={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>{text}</Box>
            </Box>
          </Box>
        ))}
      </Box>
      <MoreOf pages={pages} none={say("cases.comments.none")} />
    </>
  );
}
