import ArrowBackRounded from "@mui/icons-material/ArrowBackRounded";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Paper from "@mui/material/Paper";
import Skeleton from "@mui/material/Skeleton";
import { Link } from "react-router-dom";
import { useFailureText } from "../../i18n/use-failure-text.ts";
import { useText } from "../../i18n/use-text.ts";
import { Message } from "../../layout/Message.tsx";
import { PageHeader } from "../../layout/PageHeader.tsx";
import { isUnreachable } from "../../server/failure.ts";
import { OutboxHint } from "./OutboxHint.tsx";
import { PreferenceTable } from "./PreferenceTable.tsx";
import { usePreferences } from "./use-preferences.tsx";

/** What the viewer wants to be told of, and how. */
export function PreferencePage() {
  const say = useText();
  const explain = useFailureText();
  const { data, error, isPending } = usePreferences();
  return (
    <Box sx={{ maxWidth: 860 }}>
      <PageHeader
        title={say("preferences.title")}
        subtitle={say("preferences.subtitle")}
        actions={
          <Button component={Link} to="/notifications" startIcon={<ArrowBackRounded />}>
            {say("notifications.title")}
          </Button>
        }
      />
      {error && !data && !isUnreachable(error) && <Message level="h2" title={explain(error)} />}
      {isPending && <Skeleton variant="rounded" height={320} />}
      {data && (
        <Paper variant="outlined" sx={{ borderRadius: 1.5, overflow: "hidden" }}>
          <PreferenceTable preferences={data} />
        </Paper>
      )}
      <OutboxHint />
    </Box>
  );
}
