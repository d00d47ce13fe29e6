/** Letters of one width, line by line, so that a place in a text is a place on the page. */
export const CODE = {
  fontFamily: "ui-monospace, SFMono-Regular, Menlo, Consolas, monospace",
  fontSize: "0.8125rem",
  lineHeight: "20px",
  whiteSpace: "pre",
  tabSize: 2,
} as const;

export const LINE_PX = 20;
