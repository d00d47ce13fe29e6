import "reflect-metadata";
import { agents } from "../subgraphs/agents/subgraph.ts";
import { cases } from "../subgraphs/cases/subgraph.ts";
import { identity } from "../subgraphs/identity/subgraph.ts";
import { messaging } from "../subgraphs/messaging/subgraph.ts";
import type { Storage } from "../subgraphs/shared/definition.ts";

/** Every subgraph of the product, in the order in which their schemas are made. */
export const SUBGRAPHS = [identity, cases, messaging, agents] as const;

/** What migrations need to know of them. */
export const STORAGES: readonly Storage[] = [...SUBGRAPHS];
