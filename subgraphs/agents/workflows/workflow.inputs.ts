import { ArgsType, Field, InputType } from "type-graphql";
import { OfVersion, PlainText } from "../../shared/validation.ts";
import { MOST_CHARACTERS } from "../definitions/definition.ts";

/** A definition as it is written. */
const DefinitionText = () => PlainText(0, MOST_CHARACTERS + 1);

@InputType()
export class CreateWorkflow {
  @Field(() => String)
  @DefinitionText()
  text!: string;
}

@InputType()
export class SaveWorkflow extends OfVersion {
  @Field(() => String)
  @DefinitionText()
  text!: string;
}

@ArgsType()
export class CheckWorkflowArgs {
  @Field(() => String)
  @DefinitionText()
  text!: string;
}
