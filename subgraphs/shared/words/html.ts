const STYLE = `body{margin:0;padding:24px;background:#f4f5f7;color:#1a1d21;font:16px/1.5 system-ui,-apple-system,"Segoe UI",sans-serif}
main{max-width:560px;margin:0 auto;padding:24px 28px;background:#fff;border:1px solid #dde1e6;border-radius:8px}
p{margin:0 0 16px;overflow-wrap:anywhere}
.action{display:inline-block;padding:10px 18px;border:0;border-radius:6px;background:#1f4fb2;color:#fff;font:inherit;text-decoration:none;cursor:pointer}
.code{font:700 28px/1.2 ui-monospace,monospace;letter-spacing:.2em}
.foot{margin:8px 0 0;color:#565d66;font-size:13px}
.foot a{color:#1f4fb2}`;

/** Text as it may stand anywhere in HTML, in quotes as well. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** A page of ours without a script: the body of a mail, or what an unsubscribe link shows. */
export function page(language: string, title: string, blocks: readonly string[], more = ""): string {
  return `<!doctype html>
<html lang="${escaped(language)}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(title)}</title>
<style>${STYLE}${more}</style></head>
<body><main>
${blocks.join("\n")}
</main></body>
</html>
`;
}
