import { Column, Entity } from "typeorm";
import { Row } from "../../shared/row.ts";
import type { SignInProof } from "../sign-in/sign-in.entity.ts";

/** How somebody proves who they are. Row-only: no secret has a way into the graph. */
@Entity("credentials")
export class Credential extends Row {
  @Column("uuid")
  userId!: string;

  @Column("text")
  kind!: "password";

  /** For a password, the argon2id hash in its own format (parameters and salt included). */
  @Column("text")
  secret!: string;

  /** By what it was reset: whoever has that has it, until a factor was proven beside it. Null of what was chosen otherwise. */
  @Column("text", { nullable: true })
  resetBy!: SignInProof | null;
}
