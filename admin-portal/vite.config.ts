import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";

const API = process.env.API ?? "http://localhost:4000";
const SERVER_PATHS = [
  "/graphql",
  "/auth",
  "/.well-known",
  "/mail",
  "/dev/outbox",
  "/demo-accounts.json",
  "/explorer/examples.json",
];

/** As strict as what the router sends, apart from what hot reloading cannot do without. */
const DEVELOPMENT_CSP = [
  "default-src 'none'",
  "script-src 'self' 'nonce-development'",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self'",
  "img-src 'self' data: blob:",
  "connect-src 'self' ws://localhost:5173",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types default",
].join("; ");

/**
 * Left to itself a page is a hundred files: what each page begins with is one, and what most pages share is another. The
 * entries are in neither: they wait for a file that stands on these, which would then wait for themselves.
 */
const FEW_FILES = [
  { name: "base", test: /node_modules/, tags: ["$initial" as const] },
  { name: "pages", test: /node_modules|\/src\/(?!main|explorer)/, minShareCount: 4 },
];

/** The explorer under the address that the router gives it. */
const explorerAddress: Plugin = {
  name: "explorer-address",
  configureServer(server) {
    server.middlewares.use((request, _response, next) => {
      if (request.url === "/explorer") request.url = "/explorer.html";
      next();
    });
  },
};

export default defineConfig({
  plugins: [react(), explorerAddress],
  html: { cspNonce: "development" },
  server: {
    host: "localhost",
    port: 5173,
    strictPort: true,
    headers: { "content-security-policy": DEVELOPMENT_CSP },
    proxy: Object.fromEntries(SERVER_PATHS.map((path) => [path, { target: API, ws: path === "/graphql" }])),
  },
  build: {
    target: "es2022",
    // What is inlined is a data: address, and the policy takes no font from one.
    assetsInlineLimit: 0,
    manifest: true,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: ["index.html", "explorer.html"],
      output: { codeSplitting: { groups: FEW_FILES } },
    },
  },
});
