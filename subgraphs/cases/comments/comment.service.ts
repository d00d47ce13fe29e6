import { randomUUIDv7 } from "node:crypto";
import type { Context } from "../../shared/context.ts";
import { record } from "../../shared/ledger/record.ts";
import { notFound } from "../../shared/lock.ts";
import { type Page, type PageArgs, paginate } from "../../shared/page.ts";
import { rowsById } from "../../shared/rows.ts";
import { Case } from "../cases/case.entity.ts";
import { casesById } from "../cases/case.queries.ts";
import { factsOf } from "../cases/case.service.ts";
import { canSee } from "../cases/case.visibility.ts";
import { Comment } from "./comment.entity.ts";
import type { AddComment } from "./comment.inputs.ts";

/** Adds to a case that the viewer can see; those who follow it hear of it through the ledger. */
export async function addComment(ctx: Context, input: AddComment): Promise<Comment> {
  return ctx.db.transaction(async (tx) => {
    const kase = await tx.findOne(Case, { where: { id: input.caseId }, lock: { mode: "pessimistic_write" } });
    if (!kase || !canSee(ctx, kase)) throw notFound();
    const comment = tx.create(Comment, {
      id: randomUUIDv7(),
      createdAt: ctx.now(),
      caseId: kase.id,
      authorId: ctx.viewer.id,
      text: input.text.trim(),
    });
    await tx.save(comment);
    await record(ctx, tx, "case.commented", kase, {
      facts: { ...factsOf(kase), commentId: comment.id, authorId: comment.authorId },
    });
    return comment;
  });
}

/** Newest first, a page at a time; that the case may be seen was settled when it was reached. */
export function commentsOf(ctx: Context, kase: Case, page: PageArgs): Promise<Page<Comment>> {
  const query = ctx.db.getRepository(Comment).createQueryBuilder("m").where("m.caseId = :caseId", { caseId: kase.id });
  const value = (comment: Comment) => comment.createdAt.toISOString();
  return paginate(query, { by: "m.createdAt", value, kind: "date", direction: "DESC" }, page);
}

/** Reads comments of visible cases by id, for the loader behind every reference. */
export async function commentsById(ctx: Context, ids: readonly string[]): Promise<ReadonlyMap<string, Comment>> {
  const comments = [...(await rowsById(ctx.db, Comment, ids)).values()];
  const cases = await casesById(ctx, [...new Set(comments.map((comment) => comment.caseId))]);
  return new Map(comments.filter(({ caseId }) => cases.has(caseId)).map((comment) => [comment.id, comment]));
}
