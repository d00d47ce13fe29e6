import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from "type-graphql";
import type { Context } from "../../shared/context.ts";
import { User, userReference } from "../../shared/user.reference.ts";
import { Comment } from "./comment.entity.ts";
import { AddComment } from "./comment.inputs.ts";
import { addComment } from "./comment.service.ts";

@Resolver(() => Comment)
export class CommentResolver {
  @Mutation(() => Comment)
  addComment(@Ctx() ctx: Context, @Arg("input", () => AddComment) input: AddComment): Promise<Comment> {
    return addComment(ctx, input);
  }

  @FieldResolver(() => User, { nullable: true })
  author(@Root() comment: Comment): User | null {
    return userReference(comment.authorId);
  }
}
