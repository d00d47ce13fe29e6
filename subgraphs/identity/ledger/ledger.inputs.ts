import { Matches } from "class-validator";
import { ArgsType, Field } from "type-graphql";

const IsPosition = () => Matches(/^[1-9]\d{0,17}$/, { message: "$property must be a position of the ledger" });

@ArgsType()
export class InclusionArgs {
  @Field(() => String)
  @IsPosition()
  position!: string;

  @Field(() => String, { description: "How many entries the tree has: the position of a signed head." })
  @IsPosition()
  size!: string;
}

@ArgsType()
export class ConsistencyArgs {
  @Field(() => String, { description: "The position of the older head." })
  @IsPosition()
  from!: string;

  @Field(() => String, { description: "The position of the newer head." })
  @IsPosition()
  to!: string;
}
