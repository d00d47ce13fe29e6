import Box from "@mui/material/Box";
import MuiLink from "@mui/material/Link";
import type { ReactNode } from "react";
import { Link } from "react-router-dom";
import { ROW } from "../account/row.ts";
import { useText } from "../i18n/use-text.ts";
import { Card } from "../ui/Card.tsx";
import { When } from "../ui/When.tsx";

/** One of them, as the list shows it. */
interface Source {
  readonly id: string;
  readonly name: string;
  readonly to: string;
  readonly domains: readonly string[];
  readonly lastSignInAt?: string | null;
  readonly chips: ReactNode;
}

interface Props {
  title: string;
  means: string;
  none: string;
  add: ReactNode;
  sources: readonly Source[];
}

/** Those of one kind: for whom each is, when it last let somebody in, and what is to be looked at. */
export function SourceCard({ title, means, none, add, sources }: Props) {
  return (
    <Box sx={{ mb: 2, maxWidth: 960 }}>
      <Card title={title} action={add}>
        <Box sx={{ color: "text.secondary", mb: 1 }}>{means}</Box>
        {sources.length === 0 && <Box sx={{ py: 1.5 }}>{none}</Box>}
        <Box component="ul" aria-label={title} hidden={sources.length === 0} sx={LIST}>
          {sources.map((source) => (
            <Item key={source.id} source={source} />
          ))}
        </Box>
      </Card>
    </Box>
  );
}

function Item({ source: { name, to, domains, lastSignInAt, chips } }: { source: Source }) {
  const say = useText();
  return (
    <Box component="li" sx={ROW}>
      <Box sx={{ flex: "1 1 260px", minWidth: 0, overflowWrap: "anywhere" }}>
        <MuiLink component={Link} to={to} sx={{ fontWeight: 600 }}>
          {name}
        </MuiLink>
        <Box sx={{ color: "text.secondary", fontSize: "0.8125rem" }}>
          {domains.length > 0 && `${domains.join(", ")} · `}
          {lastSignInAt ? (
            <>
              {say("sso.lastSignIn")} <When at={lastSignInAt} />
            </>
          ) : (
            say("sso.noSignIn")
          )}
        </Box>
      </Box>
      <Box sx={{ display: "flex", flexWrap: "wrap", gap: 0.75 }}>{chips}</Box>
    </Box>
  );
}

const LIST = { listStyle: "none", m: 0, p: 0, "&[hidden]": { display: "none" } } as const;
