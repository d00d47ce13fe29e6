import ContentCopyRounded from "@mui/icons-material/ContentCopyRounded";
import Button from "@mui/material/Button";
import { useState } from "react";
import { useText } from "../i18n/use-text.ts";
import { VisuallyHidden } from "./VisuallyHidden.tsx";

interface Props {
  text: string;
  label: string;
  /** What is copied, where several things can be. */
  about?: string;
}

/** Puts a text where it can be pasted from, and says whether that worked. */
export function CopyButton({ text, label, about }: Props) {
  const say = useText();
  const [said, setSaid] = useState<"factors.copied" | "factors.copyFailed" | null>(null);

  async function copy() {
    setSaid(null);
    setSaid(
      await navigator.clipboard.writeText(text).then(
        () => "factors.copied" as const,
        () => "factors.copyFailed" as const,
      ),
    );
  }

  return (
    <>
      <Button
        variant="outlined"
        startIcon={<ContentCopyRounded />}
        aria-label={about && said !== "factors.copied" ? `${label}: ${about}` : undefined}
        onClick={copy}
      >
        {said === "factors.copied" ? say(said) : label}
      </Button>
      <VisuallyHidden>
        <span role="status">{said && say(said)}</span>
      </VisuallyHidden>
    </>
  );
}
