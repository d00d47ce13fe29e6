import Box from "@mui/material/Box";
import ButtonBase from "@mui/material/ButtonBase";
import type { FactorMethod } from "../../gql/graphql.ts";
import { useText } from "../../i18n/use-text.ts";
import { canUsePasskeys } from "../../passkeys/ceremony.ts";
import { MethodIcon } from "../MethodIcon.tsx";
import { SETTABLE, type SettableMethod } from "../settable.ts";

interface Props {
  methods: readonly FactorMethod[];
  onChoose(method: SettableMethod): void;
}

/** The ways that count for somebody, each with what it takes. */
export function MethodChoice({ methods, onChoose }: Props) {
  const say = useText();
  const offered = SETTABLE.filter((method) => methods.includes(method) && (method !== "PASSKEY" || canUsePasskeys()));
  return (
    <Box
      component="ul"
      aria-label={say("factors.setUp.title")}
      sx={{ listStyle: "none", m: 0, p: 0, display: "grid", gap: 1 }}
    >
      {offered.map((method) => (
        <li key={method}>
          <ButtonBase type="button" onClick={() => onChoose(method)} sx={CHOICE}>
            <MethodIcon method={method} />
            <span>
              <Box component="span" sx={{ display: "block", fontWeight: 600 }}>
                {say(`factors.name.${method}`)}
              </Box>
              <Box component="span" sx={{ display: "block", color: "text.secondary", fontSize: "0.8125rem" }}>
                {say(`factors.takes.${method}`)}
              </Box>
            </span>
          </ButtonBase>
        </li>
      ))}
    </Box>
  );
}

const CHOICE = {
  width: "100%",
  gap: 1.5,
  p: 1.5,
  justifyContent: "flex-start",
  textAlign: "left",
  borderRadius: 1,
  border: 1,
  borderColor: "divider",
  "& svg": { color: "primary.main" },
  "&:hover": { borderColor: "primary.main" },
  "&:focus-visible": { outline: "2px solid", outlineColor: "primary.main", outlineOffset: 2 },
} as const;
