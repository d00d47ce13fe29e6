import { readHealthEnv } from "./env.ts";

// Ends with 0 when the process of this container answers well: `node standalone/health.js [path]`.
const { PORT } = readHealthEnv();
const path = process.argv[2] ?? "/health";
const answer = await fetch(`http://127.0.0.1:${PORT}${path}`, { signal: AbortSignal.timeout(2_500) }).catch(() => null);
process.exitCode = answer?.ok ? 0 : 1;
