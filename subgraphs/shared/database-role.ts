/** The login role of a subgraph; it owns nothing and reads no other subgraph's schema. */
export const roleOf = (subgraph: string): string => `casegraph_${subgraph}`;
