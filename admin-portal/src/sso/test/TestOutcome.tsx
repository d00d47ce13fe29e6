import Alert from "@mui/material/Alert";
import AlertTitle from "@mui/material/AlertTitle";
import Box from "@mui/material/Box";
import Skeleton from "@mui/material/Skeleton";
import type { SsoTestQuery } from "../../gql/graphql.ts";
import { useFailureText } from "../../i18n/use-failure-text.ts";
import { useText } from "../../i18n/use-text.ts";
import { Pairs } from "../../ui/Pairs.tsx";
import { Mapped } from "./Mapped.tsx";
import { useTestOutcome } from "./use-test-outcome.ts";

interface Props {
  /** False where a preview beside says who that would be. */
  showsPerson?: boolean;
}

/** What came of a test: who that would be here and all that was said of them, or what is to be mended. */
export function TestOutcome({ showsPerson = true }: Props) {
  const explain = useFailureText();
  const { data, error, isLoading } = useTestOutcome();
  if (isLoading) return <Skeleton aria-busy variant="rounded" height={96} />;
  if (error) return <Alert severity="error">{explain(error)}</Alert>;
  return data ? <Outcome outcome={data} showsPerson={showsPerson} /> : null;
}

function Outcome({ outcome, showsPerson }: Required<Props> & { outcome: SsoTestQuery["ssoTest"] }) {
  const { refusal, message, attributes, mapped } = outcome;
  const say = useText();
  return (
    <Box sx={{ display: "grid", gap: 1.5 }}>
      <Alert severity={refusal ? "error" : "success"}>
        <AlertTitle>{say(refusal ? "sso.test.refused" : "sso.test.came")}</AlertTitle>
        {message ?? say("sso.test.cameMeans")}
      </Alert>
      {mapped && showsPerson && <Mapped mapped={mapped} />}
      {attributes.length > 0 && (
        <Box component="section" aria-label={say("sso.test.attributes")}>
          <Box component="h3" sx={{ typography: "h3", m: 0, mb: 0.5 }}>
            {say("sso.test.attributes")}
          </Box>
          <Pairs pairs={attributes.map(({ name, values }) => [name, values.join(", ")])} />
        </Box>
      )}
    </Box>
  );
}
