import SearchOffRounded from "@mui/icons-material/SearchOffRounded";
import Button from "@mui/material/Button";
import { Link } from "react-router-dom";
import { useFailureText } from "../i18n/use-failure-text.ts";
import { useText } from "../i18n/use-text.ts";
import { failedAs } from "../server/failure.ts";
import { Message } from "./Message.tsx";

interface Props {
  of: "cases" | "runs" | "workflows" | "people" | "sso";
  error: unknown;
  onRetry(): void;
}

/** What cannot be shown: it is not there, no longer the viewer's to see, or the server is away. */
export function RecordProblem({ of, error, onRetry }: Props) {
  const say = useText();
  const explain = useFailureText();
  // An address that nothing can have is answered as one that nothing has.
  const gone = failedAs(error, "NOT_FOUND") || failedAs(error, "INVALID");
  return (
    <>
      <title>{`${say(`${of}.title`)} · Casegraph`}</title>
      <Message
        icon={<SearchOffRounded />}
        title={gone ? say(`${of}.notFound`) : explain(error)}
        action={
          gone ? (
            <Button component={Link} to={`/${of}`} variant="contained">
              {say(`${of}.toList`)}
            </Button>
          ) : (
            <Button variant="contained" onClick={() => onRetry()}>
              {say("layout.retry")}
            </Button>
          )
        }
      >
        {gone && say(`${of}.notFoundWhy`)}
      </Message>
    </>
  );
}
