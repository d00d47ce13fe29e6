import GlobalStyles from "@mui/material/GlobalStyles";

/** Marks what is printed while `PrintedAlone` is there. */
export const PRINTED = { "data-printed": "" } as const;

/** Leaves everything else of the page off the paper. */
export function PrintedAlone() {
  return (
    <GlobalStyles
      styles={{
        "@media print": {
          body: { visibility: "hidden" },
          "[data-printed]": { visibility: "visible", position: "fixed", inset: 0, color: "#000000" },
        },
      }}
    />
  );
}
