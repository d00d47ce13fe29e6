import { Fault } from "./fault.ts";

const OLDEST = 24;

/** npm scripts bring their own Node where there is a package of it for the machine; elsewhere the system's must do. */
export function requireNode(version = process.versions.node): void {
  if (Number.parseInt(version, 10) >= OLDEST) return;
  throw new Fault(
    `Casegraph needs Node ${OLDEST} or newer, this is ${version}: start it through npm, or install a newer one.`,
  );
}
