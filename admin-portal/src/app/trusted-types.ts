/** The only markup that the libraries here write by themselves: the space in MUI's outlined fields, and React's probe for SVG. */
const KNOWN_MARKUP = new Set(["&#8203;", "<svg/>"]);

interface PolicyFactory {
  createPolicy(name: string, rules: { createHTML(text: string): string }): unknown;
}

/** The page's policy for turning text into markup: nothing but the known snippets; scripts and their addresses never. */
const factory = (window as { trustedTypes?: PolicyFactory }).trustedTypes;

factory?.createPolicy("default", {
  createHTML(text) {
    if (KNOWN_MARKUP.has(text)) return text;
    throw new TypeError("This page does not turn text into markup.");
  },
});

export {};
