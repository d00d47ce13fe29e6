import DarkModeOutlined from "@mui/icons-material/DarkModeOutlined";
import KeyboardOutlined from "@mui/icons-material/KeyboardOutlined";
import LightModeOutlined from "@mui/icons-material/LightModeOutlined";
import LogoutOutlined from "@mui/icons-material/LogoutOutlined";
import ManageAccountsOutlined from "@mui/icons-material/ManageAccountsOutlined";
import TranslateOutlined from "@mui/icons-material/TranslateOutlined";
import Box from "@mui/material/Box";
import ButtonBase from "@mui/material/ButtonBase";
import ListItemIcon from "@mui/material/ListItemIcon";
import Menu from "@mui/material/Menu";
import MenuItem from "@mui/material/MenuItem";
import { useState } from "react";
import { useLogout, useNotify } from "react-admin";
import { Link } from "react-router-dom";
import { useChoosePreference } from "../account/use-choose-preference.ts";
import { signOut } from "../auth/session.ts";
import { useMe } from "../auth/use-me.ts";
import { graphLanguage } from "../i18n/graph-language.ts";
import { LanguageName } from "../i18n/LanguageName.tsx";
import { LANGUAGES } from "../i18n/language.ts";
import { useFailureText } from "../i18n/use-failure-text.ts";
import { useLanguage } from "../i18n/use-language.ts";
import { useText } from "../i18n/use-text.ts";
import { shortcutsShown } from "../keyboard/shortcuts-shown.ts";
import { Avatar } from "../people/Avatar.tsx";
import { useColorMode } from "../theme/ColorMode.tsx";
import { asRegion } from "../ui/as-region.ts";
import { VISUALLY_HIDDEN, VisuallyHidden } from "../ui/VisuallyHidden.tsx";

/** Who is signed in, how the pages look, and the way out. */
export function UserMenu() {
  const say = useText();
  const me = useMe();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const { mode } = useColorMode();
  const [current] = useLanguage();
  const choose = useChoosePreference();
  const leave = useSignOut();
  if (!me) return null;

  const close = () => setAnchor(null);
  const roles = me.roles.map((role) => say(`people.role.${role}`)).join(", ");
  return (
    <>
      <ButtonBase
        aria-haspopup="menu"
        aria-expanded={Boolean(anchor)}
        onClick={(event) => setAnchor(event.currentTarget)}
        sx={(theme) => ({
          gap: 1.25,
          p: { xs: 0.5, md: 1 },
          justifyContent: "flex-start",
          textAlign: "left",
          borderRadius: 1,
          "&:hover": { bgcolor: "action.hover" },
          "&:focus-visible": { outline: `2px solid ${theme.palette.primary.main}` },
        })}
      >
        <Avatar id={me.id} name={me.displayName} size={32} />
        <VisuallyHidden>{say("layout.userMenu")}</VisuallyHidden>
        <Box component="span" sx={(theme) => ({ minWidth: 0, [theme.breakpoints.down("md")]: VISUALLY_HIDDEN })}>
          <Box
            component="span"
            sx={{ display: "block", fontWeight: 600, overflow: "hidden", textOverflow: "ellipsis" }}
          >
            {me.displayName}
          </Box>
          <Box component="span" sx={{ display: "block", color: "text.secondary", fontSize: "0.75rem" }}>
            {roles}
          </Box>
        </Box>
      </ButtonBase>
      <Menu
        anchorEl={anchor}
        open={Boolean(anchor)}
        onClose={close}
        slotProps={{ root: asRegion(say("layout.userMenuOpen")) }}
      >
        <MenuItem component={Link} to="/account" onClick={close}>
          <ListItemIcon>
            <ManageAccountsOutlined />
          </ListItemIcon>
          {say("account.title")}
        </MenuItem>
        {LANGUAGES.filter(({ language }) => language !== current).map(({ language, name }) => (
          <MenuItem
            key={language}
            onClick={() => {
              close();
              void choose({ language: graphLanguage(language) });
            }}
          >
            <ListItemIcon>
              <TranslateOutlined />
            </ListItemIcon>
            <LanguageName language={language} name={name} />
          </MenuItem>
        ))}
        <MenuItem onClick={() => choose({ theme: mode === "dark" ? "LIGHT" : "DARK" })}>
          <ListItemIcon>{mode === "dark" ? <LightModeOutlined /> : <DarkModeOutlined />}</ListItemIcon>
          {say(mode === "dark" ? "layout.light" : "layout.dark")}
        </MenuItem>
        <MenuItem
          onClick={() => {
            close();
            shortcutsShown.set(true);
          }}
        >
          <ListItemIcon>
            <KeyboardOutlined />
          </ListItemIcon>
          {say("shortcuts.title")}
        </MenuItem>
        <MenuItem onClick={leave}>
          <ListItemIcon>
            <LogoutOutlined />
          </ListItemIcon>
          {say("layout.signOut")}
        </MenuItem>
      </Menu>
    </>
  );
}

/** Ends the session at the server first: whoever leaves must not only seem to have left. Then where they signed in. */
function useSignOut(): () => Promise<void> {
  const logout = useLogout();
  const notify = useNotify();
  const explain = useFailureText();
  return async () => {
    try {
      const elsewhere = await signOut();
      await logout({}, "/login", false);
      if (elsewhere) location.assign(elsewhere);
    } catch (error) {
      notify(explain(error), { type: "error" });
    }
  };
}
