import SearchRounded from "@mui/icons-material/SearchRounded";
import InputAdornment from "@mui/material/InputAdornment";
import TextField from "@mui/material/TextField";
import { type RefObject, useEffect, useRef, useState } from "react";
import type { CaseFilter } from "../../gql/graphql.ts";
import { useText } from "../../i18n/use-text.ts";
import { useNarrow } from "../../ui/use-narrow.ts";

const PAUSE_MS = 300;

/** Narrows by words, once somebody stops typing. */
export function SearchField({ field }: { field: RefObject<HTMLInputElement | null> }) {
  const say = useText();
  const { filter, narrow } = useNarrow<CaseFilter>();
  const inForce = filter.text ?? "";
  const latest = useRef(narrow);
  useEffect(() => {
    latest.current = narrow;
  });
  const [typed, setTyped] = useState(inForce);
  const [followed, setFollowed] = useState(inForce);
  if (followed !== inForce) {
    setFollowed(inForce);
    setTyped(inForce);
  }

  useEffect(() => {
    if (typed.trim() === inForce) return;
    const timer = setTimeout(() => latest.current({ text: typed.trim() || undefined }), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed, inForce]);

  return (
    <TextField
      size="small"
      type="search"
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      placeholder={say("cases.search")}
      inputRef={field}
      sx={{ width: { xs: "100%", sm: 260 }, bgcolor: "background.paper", borderRadius: 1 }}
      slotProps={{
        htmlInput: { "aria-label": say("cases.search"), "aria-keyshortcuts": "/" },
        input: {
          startAdornment: (
            <InputAdornment position="start">
              <SearchRounded fontSize="small" />
            </InputAdornment>
          ),
        },
      }}
    />
  );
}
