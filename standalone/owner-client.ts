import type pg from "pg";
import { withClient } from "../subgraphs/shared/client.ts";

/** Works as the database's owner on one connection. */
export function asOwner<T>(ownerUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  return withClient(ownerUrl, "operator", work);
}
