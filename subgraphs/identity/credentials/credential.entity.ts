import { Column, Entity } from "typeorm";
import { Row } from "../../shared/row.ts";

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
}
