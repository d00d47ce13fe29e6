import { InputType } from "type-graphql";
import { OfVersion } from "../../shared/validation.ts";

/** Which agent to switch, on which version it was decided. */
@InputType()
export class SwitchAgent extends OfVersion {}
