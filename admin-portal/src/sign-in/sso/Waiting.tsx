import LinearProgress from "@mui/material/LinearProgress";
import { useText } from "../../i18n/use-text.ts";
import { StepFrame } from "../StepFrame.tsx";

/** While the server looks at what was brought back. */
export function Waiting({ title }: { title: string }) {
  const say = useText();
  return (
    <StepFrame title={title} intro={say("signIn.sso.checking")}>
      <LinearProgress aria-label={say("layout.loading")} />
    </StepFrame>
  );
}
