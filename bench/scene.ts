import { PUBLIC_URL } from "../router/testing/world.ts";
import { buildCase } from "../subgraphs/cases/testing.ts";
import { Role } from "../subgraphs/identity/roles/roles.ts";
import { openStage, type Stage } from "../tests/setup/stage.ts";

/** A database with sixty cases that ten officers work, and a token of somebody who sees them all. */
export interface Scene {
  readonly stage: Stage;
  readonly authorization: string;
}

/** The page that every list of the portal begins with, through both subgraphs. */
export const page = (first: number) =>
  JSON.stringify({
    query: `query Page($first: Int!) { cases(first: $first) { edges { node {
      id reference title status priority dueAt assignee { id displayName } openedBy { id displayName } } } } }`,
    variables: { first },
  });

/** Sets the scene; whoever opened it closes its stage. */
export async function openScene(): Promise<Scene> {
  const stage = await openStage({ publicUrl: PUBLIC_URL });
  const { test } = stage;
  const admin = await test.person(Role.ADMIN);
  const officers = await Promise.all(
    Array.from({ length: 10 }, (_, n) => test.person(Role.OFFICER, { displayName: `Officer ${n}` })),
  );
  await test.backend.settled();
  for (let n = 0; n < 60; n++) {
    const assignee = officers[n % officers.length]!;
    await buildCase(test, officers[(n + 3) % officers.length]!, { title: `Suspicious transfer ${n}`, assignee });
  }
  await test.backend.settled();
  return { stage, authorization: admin.authorization };
}
