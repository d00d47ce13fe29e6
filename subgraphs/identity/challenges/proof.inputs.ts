import { IsOptional } from "class-validator";
import { Field, ID, InputType } from "type-graphql";
import { invalid } from "../../shared/errors.ts";
import { IsId, PlainText } from "../../shared/validation.ts";
import type { Proof } from "./use-challenge.ts";

/** What somebody shows who was sent a message: the code in it and which one it was, or what stands in its link. */
@InputType()
export abstract class OfProof {
  @Field(() => ID, { nullable: true, description: "With the code: of the answer that said where it was sent." })
  @IsOptional()
  @IsId()
  challengeId?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @PlainText(1, 20)
  code?: string | null;

  @Field(() => String, { nullable: true, description: "Instead of both: what stands in the link." })
  @IsOptional()
  @PlainText(1, 200)
  token?: string | null;
}

/** The one of both that was given. */
export function proofOf({ challengeId, code, token }: OfProof): Proof {
  if (token && !challengeId && !code) return { token };
  if (challengeId && code && !token) return { challengeId, code };
  throw invalid("Give the challengeId with its code, or the token of the link.", "challengeId", "code", "token");
}
