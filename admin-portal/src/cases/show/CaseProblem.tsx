import SearchOffRounded from "@mui/icons-material/SearchOffRounded";
import Button from "@mui/material/Button";
import { Link } from "react-router-dom";
import { useFailureText } from "../../i18n/use-failure-text.ts";
import { useText } from "../../i18n/use-text.ts";
import { Message } from "../../layout/Message.tsx";
import { failedAs } from "../../server/failure.ts";

/** A case that cannot be shown: not there, no longer the viewer's to see, or the server is away. */
export function CaseProblem({ error, onRetry }: { error: unknown; onRetry(): void }) {
  const say = useText();
  const explain = useFailureText();
  const gone = failedAs(error, "NOT_FOUND");
  return (
    <>
      <title>{`${say("cases.title")} · Casegraph`}</title>
      <Message
        icon={<SearchOffRounded />}
        title={gone ? say("cases.notFound") : explain(error)}
        action={
          gone ? (
            <Button component={Link} to="/cases" variant="contained">
              {say("cases.toList")}
            </Button>
          ) : (
            <Button variant="contained" onClick={() => onRetry()}>
              {say("layout.retry")}
            </Button>
          )
        }
      >
        {gone && say("cases.notFoundWhy")}
      </Message>
    </>
  );
}
