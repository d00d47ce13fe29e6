import { Field, ID, Int, ObjectType } from "type-graphql";
import { Column, type ColumnOptions, PrimaryColumn, VersionColumn } from "typeorm";

/** A point in time, kept to the millisecond: a cursor made from one must find its row again. */
export const TimeColumn = (options: ColumnOptions = {}): PropertyDecorator =>
  Column({ type: "timestamptz", precision: 3, ...options });

/** What every row has. Ids are UUIDv7 made in the application; whoever changes a row must have seen its version. */
@ObjectType()
export abstract class Row {
  @Field(() => ID)
  @PrimaryColumn("uuid")
  id!: string;

  @Field(() => Date)
  @TimeColumn()
  createdAt!: Date;

  @Field(() => Int)
  @VersionColumn({ type: "int" })
  version!: number;
}
