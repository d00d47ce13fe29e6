import { configDefaults, defineConfig } from "vitest/config";
import { PlainLine } from "./tests/setup/plain-line.ts";
import { Spread } from "./tests/setup/sequence.ts";

const SECOND = 1000;

/** What these look at is said, or counted, once in the life of a process. */
const IN_A_PROCESS_OF_THEIR_OWN = ["subgraphs/shared/bus/redis.test.ts", "tests/metrics.activity.test.ts"];

const ON_A_DATABASE = {
  globalSetup: ["tests/setup/postgres.ts"],
  setupFiles: ["reflect-metadata"],
  testTimeout: 30 * SECOND,
  hookTimeout: 60 * SECOND,
};

/** `npm test` runs all of them; `npx vitest run --project house` is the part that needs nothing started. */
export default defineConfig({
  // Without it two copies of graphql meet, one by import and one by require.
  resolve: { alias: { graphql: "graphql/index.js" } },
  test: {
    env: { TZ: "UTC", TEST_RUN: String(process.pid) },
    // More than there are cores: tests wait for processes, jobs and leaders, and others can work meanwhile.
    maxWorkers: 3,
    sequence: { sequencer: Spread },
    // Shared machines stall for seconds: what fails twice there has failed.
    retry: process.env.CI ? 1 : 0,
    expect: { poll: { timeout: 10 * SECOND, interval: 20 } },
    reporters: ["default", new PlainLine()],
    projects: [
      {
        extends: true,
        test: {
          name: "house",
          include: ["tests/house/*.test.ts", "schema/**/*.test.ts", "admin-portal/src/**/*.test.ts"],
          isolate: false,
          testTimeout: 30 * SECOND,
        },
      },
      {
        extends: true,
        test: {
          name: "backend",
          include: [
            "subgraphs/**/*.test.ts",
            "router/**/*.test.ts",
            "standalone/**/*.test.ts",
            "deploy/**/*.test.ts",
            "tests/*.test.ts",
            "tests/drills/*.test.ts",
          ],
          exclude: [...configDefaults.exclude, ...IN_A_PROCESS_OF_THEIR_OWN],
          // A database of its own keeps each file apart; the modules are the same, and loading them is a third of the time.
          isolate: false,
          ...ON_A_DATABASE,
        },
      },
      {
        extends: true,
        test: { name: "alone", include: IN_A_PROCESS_OF_THEIR_OWN, ...ON_A_DATABASE },
      },
      {
        extends: true,
        test: {
          name: "browser",
          include: ["tests/browser/*.test.ts"],
          globalSetup: ["tests/setup/browser.ts"],
          // They look at what a person would wait for, and each has a browser: after all others, and fewer at once.
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
          testTimeout: 60 * SECOND,
          hookTimeout: 60 * SECOND,
        },
      },
    ],
  },
});
