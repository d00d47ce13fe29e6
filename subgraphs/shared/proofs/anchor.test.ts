import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { getCACertificates, setDefaultCACertificates } from "node:tls";
import { afterEach, describe, expect, it } from "vitest";
import { expectedSignature, parseAuthorization } from "../../../tests/setup/aws-signature.ts";
import { newDataDir, removeDataDir } from "../../../tests/setup/data-dir.ts";
import {
  type HeadsPlace,
  type Mood,
  startHeadsPlace,
  withSignature,
  withToken,
} from "../../../tests/setup/heads-place.ts";
import { openAnchor } from "./anchor.ts";

const S3 = { accessKeyId: "CASEGRAPHDRILL", secretAccessKey: "never/used+anywhere", region: "eu-central-1" };
const places: HeadsPlace[] = [];

afterEach(async () => {
  for (const place of places.splice(0)) await place.close();
});

const kept = (place: HeadsPlace) => {
  places.push(place);
  return place;
};
const openTokenPlace = async () => kept(await startHeadsPlace(withToken("right")));
const openBucket = async () =>
  kept(await startHeadsPlace(withSignature(S3.accessKeyId, S3.secretAccessKey, S3.region)));
const withKeys = (place: HeadsPlace, more = {}) =>
  openAnchor("s3://heads/of/casegraph", { ...S3, endpoint: place.origin, ...more });
const withBearer = (place: HeadsPlace, token?: string) => openAnchor(`${place.origin}/heads/`, { token });

describe.each([
  { kind: "with a token", open: openTokenPlace, anchorOf: (place: HeadsPlace) => withBearer(place, "right") },
  { kind: "in a bucket", open: openBucket, anchorOf: (place: HeadsPlace) => withKeys(place) },
])("a place $kind", ({ open, anchorOf }) => {
  it("gives back what was put there, and null for what was not", async () => {
    const anchor = anchorOf(await open());

    await anchor.put("heads/2026-11-21/1-20.json", "the head – ✓\n");

    expect(await anchor.get("heads/2026-11-21/1-20.json")).toBe("the head – ✓\n");
    expect(await anchor.get("newest.json")).toBeNull();
  });

  it.each<[Mood, RegExp]>([
    ["locked", /answered 403 to a/],
    ["failing", /answered 500 to a/],
    ["moved", /fetch failed/],
    ["half", /fetch failed|terminated/],
  ])("that is %s is an error of both, never an empty place", async (mood, says) => {
    const place = await open();
    const anchor = anchorOf(place);
    place.mood = mood;

    await expect(anchor.put("newest.json", "x")).rejects.toThrow(says);
    await expect(anchor.get("newest.json")).rejects.toThrow(says);

    expect([...place.held]).toEqual([]);
  });

  it("that never answers is given up after ten seconds", async () => {
    const place = await open();
    const anchor = anchorOf(place);
    place.mood = "silent";
    const began = performance.now();

    await Promise.all([
      expect(anchor.put("newest.json", "x")).rejects.toThrow(/timeout/),
      expect(anchor.get("newest.json")).rejects.toThrow(/timeout/),
    ]);

    expect(performance.now() - began).toBeLessThan(15_000);
  });
});

describe("a place that asks who comes", () => {
  it.each([["wrong"], [undefined]])("refuses the token %s", async (token) => {
    const place = await openTokenPlace();

    await expect(withBearer(place, token).put("newest.json", "x")).rejects.toThrow(/answered 403 to a PUT/);
    await expect(withBearer(place, token).get("newest.json")).rejects.toThrow(/answered 403 to a GET/);
  });

  it.each([
    [{ secretAccessKey: "another" }, "SignatureDoesNotMatch"],
    [{ accessKeyId: "NOBODY" }, "InvalidAccessKeyId"],
    [{ region: "us-east-1" }, "AuthorizationHeaderMalformed"],
  ])("refuses the keys of a bucket with %j: %s", async (more, code) => {
    const place = await openBucket();

    await expect(withKeys(place, more).put("newest.json", "x")).rejects.toThrow("s3://heads answered 403 to a PUT");

    expect(place.refused).toEqual([`PUT ${code}`]);
  });
});

const hasOpenSsl = spawnSync("openssl", ["version"]).status === 0;

it.runIf(hasOpenSsl)("speaks https, to a server whose certificate it knows and to no other", async () => {
  const tls = certificate();
  const place = kept(await startHeadsPlace(withToken("right"), tls));
  const anchor = withBearer(place, "right");
  const known = getCACertificates("default");

  const refused = await anchor.put("newest.json", "x").catch((error) => error);
  setDefaultCACertificates([...known, tls.cert]);
  await anchor.put("newest.json", "the head").finally(() => setDefaultCACertificates(known));

  expect(refused.cause).toMatchObject({ code: "DEPTH_ZERO_SELF_SIGNED_CERT" });
  expect([...place.held]).toEqual([["/heads/newest.json", "the head"]]);
});

describe("who checks signatures in these tests", () => {
  const headers = { host: "examplebucket.s3.amazonaws.com", "x-amz-date": "20130524T000000Z" };
  // Amazon S3 API Reference, "Signature Calculations for the Authorization Header", examples.
  it.each([
    {
      request: {
        method: "GET",
        url: "/test.txt",
        headers: {
          ...headers,
          range: "bytes=0-9",
          "x-amz-content-sha256": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        },
      },
      signed: "host;range;x-amz-content-sha256;x-amz-date",
      signature: "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41",
    },
    {
      request: {
        method: "PUT",
        url: "/test$file.text",
        headers: {
          ...headers,
          date: "Fri, 24 May 2013 00:00:00 GMT",
          "x-amz-content-sha256": "44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072",
          "x-amz-storage-class": "REDUCED_REDUNDANCY",
        },
      },
      signed: "date;host;x-amz-content-sha256;x-amz-date;x-amz-storage-class",
      signature: "98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd",
    },
  ])("computes what Amazon published of $request.method", ({ request, signed, signature }) => {
    const authorization = parseAuthorization(
      `AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,SignedHeaders=${signed},Signature=${signature}`,
    );

    const expected = expectedSignature("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", request, authorization!);

    expect(expected).toBe(signature);
  });
});

function certificate(): { key: string; cert: string } {
  const folder = newDataDir("casegraph-certificate");
  const [key, cert] = ["key.pem", "cert.pem"].map((name) => join(folder, name)) as [string, string];
  const kind = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "1"];
  const names = ["-subj", "/CN=localhost", "-addext", "subjectAltName=IP:127.0.0.1"];
  execFileSync("openssl", ["req", "-x509", ...kind, ...names, "-keyout", key, "-out", cert], { stdio: "ignore" });
  const made = { key: readFileSync(key, "utf8"), cert: readFileSync(cert, "utf8") };
  void removeDataDir(folder);
  return made;
}
