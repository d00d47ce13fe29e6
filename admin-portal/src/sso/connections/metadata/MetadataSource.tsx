import Alert from "@mui/material/Alert";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useState } from "react";
import { useFailureText } from "../../../i18n/use-failure-text.ts";
import { useText } from "../../../i18n/use-text.ts";
import { ViewSwitch } from "../../../ui/ViewSwitch.tsx";
import { MetadataFacts } from "./MetadataFacts.tsx";
import { MetadataFile } from "./MetadataFile.tsx";
import { MetadataText } from "./MetadataText.tsx";
import { MetadataUrl } from "./MetadataUrl.tsx";
import { type MetadataRead, useMetadata } from "./use-metadata.ts";

const WAYS = ["url", "file", "paste"] as const;

interface Props {
  /** The address that is kept, to begin with. */
  url?: string | null;
  /** Null while what stands there is not what was read. */
  onRead(read: MetadataRead | null): void;
}

/** Metadata by address, as a file or pasted; what was read is shown before any of it is kept, and what is wrong with it; what no connection can stand on goes no further. */
export function MetadataSource({ url, onRead }: Props) {
  const say = useText();
  const explain = useFailureText();
  const [way, setWay] = useState<(typeof WAYS)[number]>("url");
  const [given, setGiven] = useState<MetadataRead["given"] | null>(url ? { metadataUrl: url } : null);
  const { data: read, error, isPending, mutate, reset } = useMetadata();

  function take(next: MetadataRead["given"] | null) {
    setGiven(next);
    reset();
    onRead(null);
  }

  return (
    <>
      <Box role="group" aria-label={say("sso.metadata.how")}>
        <ViewSwitch
          views={WAYS.map((one) => ({
            label: say(`sso.metadata.${one}`),
            pressed: way === one,
            onPress: () => {
              setWay(one);
              take(null);
            },
          }))}
        />
      </Box>
      {way === "url" && <MetadataUrl initial={url ?? ""} onGive={take} />}
      {way === "file" && <MetadataFile onGive={take} />}
      {way === "paste" && <MetadataText onGive={take} />}
      <Box>
        <Button
          variant="outlined"
          disabled={!given}
          loading={isPending}
          onClick={() => given && mutate(given, { onSuccess: (found) => onRead(found.metadata.usable ? found : null) })}
        >
          {say("sso.metadata.read")}
        </Button>
      </Box>
      {error && <Alert severity="error">{explain(error)}</Alert>}
      {read && <MetadataFacts metadata={read.metadata} />}
    </>
  );
}
