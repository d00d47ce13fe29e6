import { callerFrom, signedScope } from "../../subgraphs/shared/caller.ts";
import { CREDENTIAL_HEADER, secretFor, signCredential } from "../../subgraphs/shared/credential.ts";

/** Sends a request to a subgraph's process under the router's credential, as our own router does. */
export function sender({ urls, secret }) {
  const secrets = new Map(Object.entries(urls).map(([name, url]) => [url, secretFor(name, secret)]));
  return (url, init) => {
    const headers = new Headers(init.headers);
    const scope = signedScope(
      "POST /graphql",
      callerFrom((name) => headers.get(name)),
    );
    headers.set(CREDENTIAL_HEADER, signCredential(secrets.get(String(url)), scope, init.body));
    return fetch(url, { ...init, headers });
  };
}

/** What every peer does: it hears its order, tells its port, and tells its processor time when asked. */
export function serve(open) {
  process.once("message", (order) => {
    open(order.contender).then(
      (router) => process.send({ ready: { router } }),
      (error) => {
        process.stderr.write(`${error.stack}\n`);
        process.exit(1);
      },
    );
  });
  process.on("message", (message) => {
    if (message === "cpu") process.send({ cpu: process.cpuUsage() });
  });
  process.on("disconnect", () => process.exit(0));
}
