import { writeSync } from "node:fs";
import type { Reporter, SerializedError, TestModule } from "vitest/node";

/** Ends the run with one plain line: `N passed, N failed`. A file that crashed counts as a failure, so does a run that never ended. */
export class PlainLine implements Reporter {
  #line = "0 passed, 1 failed";

  onInit(): void {
    process.once("exit", () => writeSync(1, `${this.#line}\n`));
  }

  onTestRunEnd(modules: readonly TestModule[], errors: readonly SerializedError[]): void {
    const count = { passed: 0, failed: errors.length, skipped: 0, pending: 0 };
    for (const module of modules) {
      const states = [...module.children.allTests()].map((test) => test.result().state);
      for (const state of states) count[state]++;
      if (module.state() === "failed" && !states.includes("failed")) count.failed++;
    }
    const skipped = count.skipped ? `, ${count.skipped} skipped` : "";
    this.#line = `${count.passed} passed, ${count.failed + count.pending} failed${skipped}`;
  }
}
