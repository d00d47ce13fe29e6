import { GraphQLJSON } from "graphql-scalars";

/** Any JSON: facts and values whose shape is the event's, not the schema's. */
export const JSONValue = GraphQLJSON;
