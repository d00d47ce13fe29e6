import { connectionOf } from "../../shared/page.ts";
import { SsoAttempt } from "./attempt.entity.ts";

/** The last attempts at a source. */
export const SsoAttemptConnection = connectionOf(() => SsoAttempt, "SsoAttempt");
