/** Headers of every answer that a browser could show (SECURITY.md, section 3.7). */
export function commonHeaders(publicUrl: string): Readonly<Record<string, string>> {
  return {
    ...partHeaders(publicUrl),
    "content-security-policy": "default-src 'none'; base-uri 'none'; frame-ancestors 'none'",
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": "camera=(), display-capture=(), geolocation=(self), microphone=(), payment=(), usb=()",
    "x-frame-options": "DENY",
  };
}

/**
 * Headers of a page's scripts, styles and fonts: a browser runs none of them as a page, and windows, frames and permissions
 * are a page's. The policy is for a script that somebody starts as a worker, which may fetch nothing.
 */
export function partHeaders(publicUrl: string): Readonly<Record<string, string>> {
  const https = new URL(publicUrl).protocol === "https:";
  return {
    "content-security-policy": "default-src 'none'",
    "cross-origin-resource-policy": "same-origin",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    ...(https && { "strict-transport-security": "max-age=63072000; includeSubDomains" }),
  };
}

/** Of the portal's pages and the explorer. The hash is that of the empty string: their style library adds empty style elements. */
export const PORTAL_CSP = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='",
  "style-src-attr 'none'",
  "font-src 'self'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "object-src 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types default",
].join("; ");
