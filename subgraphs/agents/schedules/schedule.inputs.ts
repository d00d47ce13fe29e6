import { InputType } from "type-graphql";
import { OfVersion } from "../../shared/validation.ts";

/** Which workflow, on which version it was decided. */
@InputType()
export class ScheduleWorkflow extends OfVersion {}
