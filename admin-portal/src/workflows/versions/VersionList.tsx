import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useText } from "../../i18n/use-text.ts";
import { SavedBy } from "../SavedBy.tsx";
import type { SavedVersion } from "./Comparison.tsx";

const MOST = 100;

interface Props {
  versions: readonly SavedVersion[];
  onCompare(from: number, to: number): void;
}

/** Who saved what and when, the newest first, each with the way to what it changed. */
export function VersionList({ versions, onCompare }: Props) {
  const say = useText();
  return (
    <section>
      <Box component="ul" aria-label={say("workflows.compare.list")} sx={{ listStyle: "none", m: 0, p: 0 }}>
        {versions.map(({ number, savedBy, savedAt }, index) => {
          const before = versions[index + 1];
          return (
            <Box
              component="li"
              key={number}
              sx={{
                display: "flex",
                flexWrap: "wrap",
                alignItems: "center",
                justifyContent: "space-between",
                gap: 1,
                minHeight: 44,
                borderTop: 1,
                borderColor: "divider",
              }}
            >
              <span>
                <SavedBy number={number} person={savedBy} at={savedAt} />
              </span>
              {before && (
                <Button
                  size="small"
                  aria-label={say("workflows.compare.changesOf", { smart_count: number })}
                  onClick={() => onCompare(before.number, number)}
                >
                  {say("workflows.compare.changes")}
                </Button>
              )}
            </Box>
          );
        })}
      </Box>
      {versions.length >= MOST && (
        <Box component="p" sx={{ color: "text.secondary" }}>
          {say("workflows.compare.most")}
        </Box>
      )}
    </section>
  );
}
