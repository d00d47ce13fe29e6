import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import TextField from "@mui/material/TextField";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, type KeyboardEvent, useRef, useState } from "react";
import { AddCommentDocument } from "../../gql/graphql.ts";
import { useFailureText } from "../../i18n/use-failure-text.ts";
import { useText } from "../../i18n/use-text.ts";
import { useShortcuts } from "../../keyboard/use-shortcuts.ts";
import { execute } from "../../server/client.ts";
import { CASES } from "../case-cache.ts";

const LONGEST = 10_000;

/** Says something about the case; what was typed stays until the server has it. */
export function AddComment({ caseId }: { caseId: string }) {
  const say = useText();
  const explain = useFailureText();
  const client = useQueryClient();
  const field = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState("");
  const { mutate, isPending, error } = useMutation({
    mutationKey: ["comments", "add"],
    mutationFn: (input: { caseId: string; text: string }) => execute(AddCommentDocument, { input }),
    onSuccess: async () => {
      setText("");
      await client.invalidateQueries({ queryKey: [CASES, "comments", caseId] });
    },
  });
  useShortcuts({ c: () => field.current?.focus() });

  function send(event: FormEvent | KeyboardEvent) {
    event.preventDefault();
    if (text.trim() && !isPending) mutate({ caseId, text: text.trim() });
  }

  return (
    <Box component="form" onSubmit={send} sx={{ mb: 3 }}>
      <TextField
        label={say("cases.comments.add")}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => event.key === "Enter" && (event.ctrlKey || event.metaKey) && send(event)}
        inputRef={field}
        multiline
        minRows={2}
        maxRows={12}
        fullWidth
        error={Boolean(error)}
        helperText={error ? explain(error) : <Hint />}
        slotProps={{ htmlInput: { maxLength: LONGEST, "aria-keyshortcuts": "c" } }}
      />
      <Button type="submit" variant="contained" loading={isPending} disabled={!text.trim()} sx={{ mt: 1 }}>
        {say("cases.comments.send")}
      </Button>
    </Box>
  );
}

/** Of no use to a finger. */
function Hint() {
  const say = useText();
  return (
    <Box component="span" sx={{ "@media (pointer: coarse)": { display: "none" } }}>
      {say("cases.comments.hint")}
    </Box>
  );
}
