import { describe, expect, it } from "vitest";
import { addressOf, masked, phoneFacts } from "./address.ts";

const of = (text: string) => addressOf(text, "IN");

describe("an address", () => {
  it.each([
    "9820012345",
    "09820012345",
    "98200 12345",
    " +91 98200-12345 ",
    "+91 (0) 98200 12345",
    "0091 98200 12345",
    "９８２００１２３４５",
    "९८२००१२३४५",
  ])("is one number, however it is written: %j", (text) => {
    expect(of(text)).toEqual({ kind: "PHONE", value: "+919820012345" });
  });

  it("is of another country where it says so", () => {
    expect(of("+49 151 23456789")).toEqual({ kind: "PHONE", value: "+4915123456789" });
    expect(addressOf("0151 23456789", "DE")).toEqual({ kind: "PHONE", value: "+4915123456789" });
  });

  it.each([" Asha@Example.ORG ", "asha@example.org", "ASHA@EXAMPLE.ORG"])("is one mailbox: %j", (text) => {
    expect(of(text)).toEqual({ kind: "EMAIL", value: "asha@example.org" });
  });

  it.each([
    "",
    "asha",
    "@example.org",
    "asha@",
    "a b@example.org",
    "asha@example.org, thief@example.org",
    "asha@example.org\r\nBcc: thief@example.org",
    `${"a".repeat(60)}@${"b".repeat(200)}`,
    "12345",
    "+91 12345",
    "98200123456",
    "+91 98200 12345 ext. 7",
    "call +91 98200 12345 now",
    "+999 98200 12345",
    "9".repeat(400),
  ])("is not %j", (text) => {
    expect(of(text)).toBeNull();
  });
});

describe("a number", () => {
  it("says its country, and whether it is somebody's own", () => {
    expect(phoneFacts("+919820012345")).toEqual({ country: "IN", mobile: true, prefix: "+91 9820" });
    expect(phoneFacts("+912222222222")).toEqual({ country: "IN", mobile: false, prefix: "+91 2222" });
    expect(phoneFacts("+12015550123")).toEqual({ country: "US", mobile: true, prefix: "+1 2015" });
    expect(phoneFacts("+449012345678")).toMatchObject({ mobile: false });
  });
});

describe("what is shown of an address", () => {
  it("is known again by who typed it, and learnt by nobody", () => {
    expect(masked({ kind: "PHONE", value: "+919820012345" })).toBe("+91 ••••• 345");
    expect(masked({ kind: "EMAIL", value: "asha@example.org" })).toBe("a•••@example.org");
  });
});
