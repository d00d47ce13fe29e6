import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { TwilioPlace } from "../../subgraphs/shared/senders/twilio.ts";
import contract from "./twilio-messages.json" with { type: "json" };

const ACCOUNT_SID = `AC${"0".repeat(32)}`;
const AUTH_TOKEN = "f".repeat(32);
const PATH = `/2010-04-01/Accounts/${ACCOUNT_SID}/Messages.json`;
const LONGEST_BODY = 1600;

interface Property {
  readonly type: string;
  readonly pattern?: string;
  readonly enum?: readonly string[];
  readonly format?: string;
}

/** One message that was taken. */
export interface TakenText {
  readonly to: string;
  readonly from: string | null;
  readonly service: string | null;
  readonly body: string;
}

/**
 * Twilio's `POST …/Messages.json` at its published contract: what does not keep to it is refused as Twilio refuses it, and
 * what is taken is answered with the resource of its own example.
 */
export class TwilioContract {
  readonly taken: TakenText[] = [];
  /** Answered instead, where a test says so: a status and Twilio's own number of the error. */
  failure: { readonly status: number; readonly code: number } | null = null;
  /** Hangs up on whoever asks. */
  away = false;
  #server!: Server;

  async open(): Promise<this> {
    this.#server = createServer((request, response) => void this.#answer(request, response));
    await once(this.#server.listen(0, "127.0.0.1"), "listening");
    return this;
  }

  /** How the product reaches it. */
  place(more: Partial<TwilioPlace> = {}): TwilioPlace {
    const { port } = this.#server.address() as AddressInfo;
    const own = { accountSid: ACCOUNT_SID, authToken: AUTH_TOKEN, from: "+15005550006", wholeMs: 2_000 };
    return { url: `http://127.0.0.1:${port}`, ...own, ...more };
  }

  reset(): void {
    this.taken.length = 0;
    this.failure = null;
    this.away = false;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, "close");
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (this.away) return void request.socket.destroy();
    if (this.failure) return refuse(response, this.failure.status, this.failure.code);
    if (request.method !== "POST" || request.url !== PATH) return refuse(response, 404, 20404);
    const basic = Buffer.from(`${ACCOUNT_SID}:${AUTH_TOKEN}`).toString("base64");
    if (request.headers.authorization !== `Basic ${basic}`) return refuse(response, 401, 20003);
    if (!request.headers["content-type"]?.startsWith("application/x-www-form-urlencoded"))
      return refuse(response, 400, 20001);
    const form = new URLSearchParams(await textOf(request));
    const fault = faultIn(form);
    if (fault) return refuse(response, 400, fault);
    const [to = "", body = ""] = [form.get("To"), form.get("Body")].map((text) => text ?? "");
    this.taken.push({ to, body, from: form.get("From"), service: form.get("MessagingServiceSid") });
    response.writeHead(201, { "content-type": "application/json" });
    response.end(JSON.stringify({ ...contract.example, account_sid: ACCOUNT_SID, to, body }));
  }
}

/** Twilio's number of what is wrong with a form; null where it keeps to the contract. */
function faultIn(form: URLSearchParams): number | null {
  const properties: Readonly<Record<string, Property>> = contract.request.properties;
  for (const [name, value] of form) {
    const property = properties[name];
    if (!property) return 20001;
    if (property.pattern && !new RegExp(property.pattern).test(value)) return 20001;
    if (property.enum && !property.enum.includes(value)) return 20001;
  }
  if (!/^\+[1-9]\d{6,14}$/.test(form.get("To") ?? "")) return 21211;
  if (!form.get("From") && !form.get("MessagingServiceSid")) return 21603;
  const body = form.get("Body") ?? "";
  if (!body) return 21602;
  return body.length > LONGEST_BODY ? 21617 : null;
}

function refuse(response: ServerResponse, status: number, code: number): void {
  response.writeHead(status, { "content-type": "application/json" });
  const more = `https://www.twilio.com/docs/errors/${code}`;
  // Twilio repeats the address in its words, and so does this: none of them may get any further.
  response.end(JSON.stringify({ code, message: "The number +919820012345 is refused.", more_info: more, status }));
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of request) text += chunk;
  return text;
}
