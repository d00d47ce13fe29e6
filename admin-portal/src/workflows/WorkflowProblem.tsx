import SearchOffRounded from "@mui/icons-material/SearchOffRounded";
import Button from "@mui/material/Button";
import { Link } from "react-router-dom";
import { useFailureText } from "../i18n/use-failure-text.ts";
import { useText } from "../i18n/use-text.ts";
import { Message } from "../layout/Message.tsx";
import { failedAs } from "../server/failure.ts";

/** A workflow that cannot be shown: it is not there, or the server is away. */
export function WorkflowProblem({ error, onRetry }: { error: unknown; onRetry(): void }) {
  const say = useText();
  const explain = useFailureText();
  // An address that holds no id is refused as such.
  const gone = failedAs(error, "NOT_FOUND") || failedAs(error, "INVALID");
  return (
    <>
      <title>{`${say("workflows.title")} · Casegraph`}</title>
      <Message
        icon={<SearchOffRounded />}
        title={gone ? say("workflows.notFound") : explain(error)}
        action={
          gone ? (
            <Button component={Link} to="/workflows" variant="contained">
              {say("workflows.toList")}
            </Button>
          ) : (
            <Button variant="contained" onClick={() => onRetry()}>
              {say("layout.retry")}
            </Button>
          )
        }
      >
        {gone && say("workflows.notFoundWhy")}
      </Message>
    </>
  );
}
