import BookmarkBorderRounded from "@mui/icons-material/BookmarkBorderRounded";
import CloseRounded from "@mui/icons-material/CloseRounded";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import IconButton from "@mui/material/IconButton";
import Popover from "@mui/material/Popover";
import TextField from "@mui/material/TextField";
import Tooltip from "@mui/material/Tooltip";
import { type FormEvent, useState } from "react";
import { type SortPayload, useListContext, useStore } from "react-admin";
import { useNavigate } from "react-router-dom";
import { useMe } from "../../auth/use-me.ts";
import { useText } from "../../i18n/use-text.ts";

interface View {
  name: string;
  filter: object;
  sort: SortPayload;
}

/** Filters and order under a name of one's own, kept on this device for this person. */
export function SavedViews() {
  const say = useText();
  const navigate = useNavigate();
  const me = useMe();
  const { filterValues, sort, perPage } = useListContext();
  const [views, setViews] = useStore<View[]>(`views.${me?.id ?? "nobody"}`, []);
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [name, setName] = useState("");

  function open(view: View) {
    const search = new URLSearchParams({
      filter: JSON.stringify(view.filter),
      sort: view.sort.field,
      order: view.sort.order,
      page: "1",
      perPage: String(perPage),
    });
    setAnchor(null);
    void navigate({ pathname: "/cases", search: `?${search}` });
  }

  function save(event: FormEvent) {
    event.preventDefault();
    const view = { name: name.trim(), filter: filterValues, sort };
    setViews([...views.filter((other) => other.name !== view.name), view]);
    setName("");
  }

  return (
    <>
      <Tooltip title={say("views.title")}>
        <IconButton
          aria-label={say("views.title")}
          aria-haspopup="dialog"
          aria-expanded={Boolean(anchor)}
          onClick={(event) => setAnchor(event.currentTarget)}
        >
          <BookmarkBorderRounded />
        </IconButton>
      </Tooltip>
      <Popover
        open={Boolean(anchor)}
        anchorEl={anchor}
        onClose={() => setAnchor(null)}
        anchorOrigin={{ vertical: "bottom", horizontal: "right" }}
        transformOrigin={{ vertical: "top", horizontal: "right" }}
        slotProps={{ paper: { role: "dialog", "aria-label": say("views.title"), sx: { p: 2, width: 320 } } }}
      >
        {views.length === 0 && <Box sx={{ color: "text.secondary", mb: 1.5 }}>{say("views.none")}</Box>}
        <Box component="ul" sx={{ listStyle: "none", m: 0, p: 0, mb: 1 }}>
          {views.map((view) => (
            <Box component="li" key={view.name} sx={{ display: "flex", alignItems: "center" }}>
              <Button onClick={() => open(view)} sx={{ flex: 1, justifyContent: "flex-start" }}>
                {view.name}
              </Button>
              <IconButton
                size="small"
                aria-label={say("views.remove", { name: view.name })}
                onClick={() => setViews(views.filter((other) => other !== view))}
              >
                <CloseRounded fontSize="small" />
              </IconButton>
            </Box>
          ))}
        </Box>
        <Box component="form" onSubmit={save} sx={{ display: "flex", gap: 1 }}>
          <TextField
            size="small"
            label={say("views.name")}
            value={name}
            onChange={(event) => setName(event.target.value)}
            required
            fullWidth
          />
          <Button type="submit" variant="contained" disabled={!name.trim()}>
            {say("views.save")}
          </Button>
        </Box>
      </Popover>
    </>
  );
}
