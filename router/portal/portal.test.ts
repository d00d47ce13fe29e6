import { once } from "node:events";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { type IncomingMessage, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { PORTAL_CSP } from "../http/headers.ts";
import { startWorld, type World } from "../testing/world.ts";

const PAGE = "<!doctype html><title>Casegraph</title>";
const SCRIPT = `export const text = "${"x".repeat(5_000)}";`;

let directory: string;
let world: World;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "portal-"));
  await mkdir(join(directory, "dist", "assets"), { recursive: true });
  await writeFile(join(directory, "secret.txt"), "not yours");
  await writeFile(join(directory, "dist", "index.html"), PAGE);
  await writeFile(join(directory, "dist", "explorer.html"), "<!doctype html><title>Explorer</title>");
  await writeFile(join(directory, "dist", "favicon.svg"), "<svg/>");
  await writeFile(join(directory, "dist", "assets", "app-1a2b.js"), SCRIPT);
  await writeFile(join(directory, "dist", "assets", "app-1a2b.js.map"), "{}");
  world = await startWorld("local", { portal: join(directory, "dist") });
});
afterAll(async () => {
  await world.close();
  await rm(directory, { recursive: true });
});

const NAVIGATION = { accept: "text/html,application/xhtml+xml", "sec-fetch-mode": "navigate" };
describe("the portal", () => {
  it("answers every address that a person goes to with its page", async () => {
    for (const path of ["/", "/cases", "/cases/0199-ab/show?tab=2", "/login"]) {
      const response = await get(path, NAVIGATION);

      expect(response.status).toBe(200);
      expect(response.text).toBe(PAGE);
      expect(response.headers["content-type"]).toBe("text/html; charset=utf-8");
      expect(response.headers["cache-control"]).toBe("no-cache");
      expect(response.headers["content-security-policy"]).toBe(PORTAL_CSP);
    }
  });

  it("does not answer a missing file with its page", async () => {
    for (const [path, headers] of [
      ["/assets/gone-1a2b.js", NAVIGATION],
      ["/logo.png", { accept: "image/*", "sec-fetch-mode": "no-cors" }],
      ["/api/things", { accept: "application/json" }],
    ] as const) {
      const response = await get(path, headers);

      expect(response.status).toBe(404);
      expect(response.headers["content-type"]).toContain("application/json");
    }
  });

  it("lets a browser keep what is named by its content, and ask again for the rest", async () => {
    const asset = await get("/assets/app-1a2b.js");
    expect(asset.headers["cache-control"]).toBe("public, max-age=31536000, immutable");
    expect(asset.headers["content-type"]).toBe("text/javascript; charset=utf-8");

    const icon = await get("/favicon.svg");
    expect(icon.headers["cache-control"]).toBe("no-cache");
    const again = await get("/favicon.svg", { "if-none-match": icon.headers.etag ?? "" });
    expect(again.status).toBe(304);
    expect(again.headers["content-security-policy"]).toBe(PORTAL_CSP);
  });

  it("sends what is a page's alone with pages, and with pictures that can be opened as one", async () => {
    const ofPages = ["cross-origin-opener-policy", "permissions-policy", "x-frame-options"];

    const script = (await get("/assets/app-1a2b.js")).headers;
    expect(Object.keys(script)).not.toEqual(expect.arrayContaining([expect.stringMatching(ofPages.join("|"))]));
    expect(script).toMatchObject({
      "content-security-policy": "default-src 'none'",
      "cross-origin-resource-policy": "same-origin",
      "referrer-policy": "no-referrer",
      "x-content-type-options": "nosniff",
    });
    for (const path of ["/cases", "/favicon.svg"]) {
      const { headers } = await get(path, NAVIGATION);
      for (const name of ofPages) expect(headers).toHaveProperty(name);
      expect(headers["content-security-policy"]).toBe(PORTAL_CSP);
    }
  });

  it.each([
    ["br, gzip", "br"],
    ["gzip, deflate", "gzip"],
    ["gzip;q=1.0, br;q=0", "gzip"],
    ["", null],
  ])("sends a script to a browser that takes %j as %s", async (accepted, encoding) => {
    const { body, headers } = await get("/assets/app-1a2b.js", { "accept-encoding": accepted });

    expect(headers["content-encoding"] ?? null).toBe(encoding);
    const text = encoding === "br" ? brotliDecompressSync(body) : encoding === "gzip" ? gunzipSync(body) : body;
    expect(text.toString()).toBe(SCRIPT);
    expect(headers.vary).toBe("accept-encoding");
  });

  it.each([
    "/../secret.txt",
    "/..%2fsecret.txt",
    "/%2e%2e/secret.txt",
    "/assets/../../secret.txt",
    "/assets/..\\..\\secret.txt",
    "//etc/passwd",
    "/index.html%00.txt",
    "/assets/app-1a2b.js.map",
  ])("gives no other file for %j", async (path) => {
    const { status, body } = await get(path, { accept: "*/*" });

    expect(status).toBe(404);
    expect(body.toString()).not.toContain("not yours");
  });

  it("is read and not written to; HEAD tells the size", async () => {
    const posted = await get("/cases", {}, { method: "POST" });
    expect(posted.status).toBe(405);

    const head = await get("/", NAVIGATION, { method: "HEAD" });
    expect(head.headers["content-length"]).toBe(String(PAGE.length));
    expect(head.body).toHaveLength(0);
  });

  it("is not there without a build", async () => {
    const bare = await startWorld("local", { portal: join(directory, "nothing") });

    expect((await get("/", NAVIGATION, { on: bare })).status).toBe(404);
    await bare.close();
  });
});

describe("the explorer", () => {
  it("is not there in production, under either of its names", async () => {
    for (const path of ["/explorer", "/explorer.html"]) {
      expect((await get(path, NAVIGATION)).status).toBe(404);
    }
  });

  it("is there in development, under the policy of the portal", async () => {
    const development = await startWorld("local", { portal: join(directory, "dist"), development: true });

    const response = await get("/explorer", NAVIGATION, { on: development });

    expect(response.text).toContain("Explorer");
    expect(response.headers["content-security-policy"]).toBe(PORTAL_CSP);
    await development.close();
  });
});

/** A path as it stands: fetch would tidy it, choose the mode and decompress what comes. */
async function get(path: string, headers: Record<string, string> = {}, { on = world, method = "GET" } = {}) {
  const sent = request({ host: "127.0.0.1", port: on.port, path, method, headers, agent: false }).end();
  const [message] = (await once(sent, "response")) as [IncomingMessage];
  const body = Buffer.concat(await message.toArray());
  return { status: message.statusCode, headers: message.headers, body, text: body.toString() };
}
