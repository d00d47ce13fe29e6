import { DEMO_ACCOUNTS, DEMO_PASSWORD } from "./demo/people.ts";
import type { StandaloneEnv } from "./env.ts";

const LOOPBACK = ["127.0.0.1", "localhost", "::1"];

/** What somebody needs to know who has just started it: where everything is, and how to sign in. */
export function welcome(env: StandaloneEnv, milliseconds: number, portalElsewhere?: string): string {
  const { publicUrl, production, demo, mail, codes } = env;
  return [
    `Ready in ${(milliseconds / 1000).toFixed(1)} s`,
    "",
    `  Portal    ${portalElsewhere ?? publicUrl}`,
    `  GraphQL   ${publicUrl}/graphql`,
    ...(production ? [] : [`  Explorer  ${publicUrl}/explorer`]),
    ...(production || (mail.SMTP_URL && codes.TWILIO_ACCOUNT_SID)
      ? []
      : [`  Outbox    ${publicUrl}/dev/outbox   (mails and text messages: codes to sign in stand there)`]),
    ...(demo ? demoLines(env) : []),
    "",
    "  Ctrl-C stops it",
  ].join("\n");
}

function demoLines({ host }: StandaloneEnv): string[] {
  const accounts = DEMO_ACCOUNTS.map(
    ({ email, displayName, shows }) => `    ${email.padEnd(31)}${displayName}, ${shows}`,
  );
  const open = "  Everybody who can reach this machine can sign in so: set DEMO=false for real work.";
  return [
    "",
    `  Sign in with one of these and the password ${DEMO_PASSWORD}`,
    ...accounts,
    ...(LOOPBACK.includes(host) ? [] : ["", open]),
  ];
}
