import { Field, Int, ObjectType } from "type-graphql";

/** The ledger as it was signed at a position: whoever keeps one can hold us to it. */
@ObjectType()
export class LedgerHead {
  @Field(() => Int)
  epoch!: number;

  @Field(() => String, { description: "How many entries it covers." })
  position!: string;

  @Field(() => String, { description: "The root of the Merkle tree over them (RFC 9162), in hexadecimal." })
  root!: string;

  @Field(() => Date)
  at!: Date;

  @Field(() => String, { description: "The SHA-256 of the public key, in hexadecimal." })
  keyId!: string;

  @Field(() => String, { description: "Ed25519, SubjectPublicKeyInfo in base64." })
  publicKey!: string;

  @Field(() => String, {
    description: 'Base64, over five lines: "casegraph ledger head", epoch, position, root, time in ISO 8601.',
  })
  signature!: string;

  @Field(() => Date, { nullable: true, description: "When it stood outside the database." })
  copiedAt!: Date | null;
}

/** What proves that an entry stands in the ledger. */
@ObjectType()
export class LedgerInclusion {
  @Field(() => String)
  position!: string;

  @Field(() => String)
  size!: string;

  @Field(() => String, {
    nullable: true,
    description: "The bytes that the leaf is the hash of, in base64: the entry itself. Null when it was let go.",
  })
  entry!: string | null;

  @Field(() => String, { description: "In hexadecimal." })
  leaf!: string;

  @Field(() => [String], { description: "The hashes beside the way from the leaf to the root, in hexadecimal." })
  path!: string[];
}

/** What proves that one tree is the beginning of another. */
@ObjectType()
export class LedgerConsistency {
  @Field(() => String)
  from!: string;

  @Field(() => String)
  to!: string;

  @Field(() => [String], { description: "In hexadecimal." })
  path!: string[];
}
