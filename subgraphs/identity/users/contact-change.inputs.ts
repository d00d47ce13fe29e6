import { IsEnum } from "class-validator";
import { Field, InputType, registerEnumType } from "type-graphql";
import { PlainText } from "../../shared/validation.ts";
import { OfProof } from "../challenges/proof.inputs.ts";

/** What somebody can be reached by. */
export enum ContactKind {
  EMAIL = "EMAIL",
  PHONE = "PHONE",
}
registerEnumType(ContactKind, { name: "ContactKind" });

@InputType()
export class RequestContactChange {
  @Field(() => String, { description: "The new e-mail address or phone number; one's own again to prove it." })
  @PlainText(1, 320)
  identifier!: string;
}

@InputType()
export class ConfirmContactChange extends OfProof {}

@InputType()
export class RemoveContact {
  @Field(() => ContactKind)
  @IsEnum(ContactKind)
  kind!: ContactKind;
}
