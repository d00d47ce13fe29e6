import { Field, ObjectType } from "type-graphql";
import { Role } from "../../roles/roles.ts";

/** A certificate by which a provider's signatures are known. */
@ObjectType("SamlCertificate")
export class SamlCertificate {
  @Field(() => String, { description: "SHA-256, to compare with what the provider shows." })
  fingerprint!: string;

  @Field(() => Date)
  notAfter!: Date;

  @Field(() => Boolean, { description: "It is over, or within thirty days." })
  expiresSoon!: boolean;
}

/** Which attributes say what. */
@ObjectType("SamlMapping")
export class SamlMapping {
  @Field(() => String, { nullable: true })
  email!: string | null;

  @Field(() => String, { nullable: true })
  displayName!: string | null;

  @Field(() => String, { nullable: true })
  roles!: string | null;

  @Field(() => String, { nullable: true, description: "Whoever has a value there that means no has no access." })
  active!: string | null;
}

/** What a value of the attribute of roles stands for here. */
@ObjectType("SamlRoleMapping")
export class SamlRoleMapping {
  @Field(() => String)
  value!: string;

  @Field(() => Role)
  role!: Role;
}

/** What stands in metadata; nothing is saved. */
@ObjectType("SamlMetadata")
export class SamlMetadata {
  @Field(() => String, { nullable: true })
  entityId!: string | null;

  @Field(() => String, { nullable: true })
  ssoUrl!: string | null;

  @Field(() => String, { nullable: true })
  sloUrl!: string | null;

  @Field(() => [SamlCertificate])
  certificates!: SamlCertificate[];

  @Field(() => [String])
  nameIdFormats!: readonly string[];

  @Field(() => Boolean)
  wantsSignedRequests!: boolean;

  @Field(() => Date, { nullable: true })
  validUntil!: Date | null;

  @Field(() => [String], { description: "What is wrong, and what to mend." })
  problems!: string[];

  @Field(() => Boolean, { description: "Whether a connection can be made of it as it is." })
  usable!: boolean;
}
