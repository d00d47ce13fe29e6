import type { SortPayload } from "react-admin";
import {
  type CaseDetailFragment,
  type CaseFilter,
  type CaseSortField,
  type CaseSummaryFragment,
  CasesCursorDocument,
  CasesDocument,
  CreateCaseDocument,
} from "../gql/graphql.ts";
import { type ListParams, pagesOf } from "../providers/connection.ts";
import type { ResourceHandler } from "../providers/resource.ts";
import { execute } from "../server/client.ts";
import type { CaseForm } from "./case-form.ts";
import { readCase } from "./commands/commands.ts";

/** A case as lists show it; the page of one case has `CaseDetail` beside it. */
export type CaseRecord = CaseSummaryFragment & Partial<CaseDetailFragment>;

const SORT_FIELDS: Record<string, CaseSortField> = {
  reference: "REFERENCE",
  title: "TITLE",
  status: "STATUS",
  priority: "PRIORITY",
  dueAt: "DUE_AT",
  createdAt: "CREATED_AT",
  updatedAt: "UPDATED_AT",
};

/** Cases: read in pages and opened. What is done to one that exists is a command with the version that was seen. */
export const caseHandler: ResourceHandler<CaseRecord> = {
  getList: pagesOf<CaseRecord>("cases", {
    async page(params, first, after) {
      return (await execute(CasesDocument, { ...criteria(params), first, after }, params.signal)).cases;
    },
    async end(params, first, after) {
      return (await execute(CasesCursorDocument, { ...criteria(params), first, after }, params.signal)).cases.pageInfo;
    },
  }),

  async getOne({ id, signal }) {
    return { data: await readCase(String(id), signal) };
  },

  async getMany({ ids, signal }) {
    const variables = { first: ids.length, filter: { ids: ids.map(String) } };
    const { cases } = await execute(CasesDocument, variables, signal);
    return { data: cases.edges.map((edge) => edge.node) };
  },

  async create({ data }) {
    return { data: (await execute(CreateCaseDocument, { input: data as CaseForm })).createCase };
  },
};

function criteria({ filter, sort }: ListParams): {
  filter: CaseFilter;
  sort?: { field: CaseSortField; direction: SortPayload["order"] };
} {
  const field = sort && SORT_FIELDS[sort.field];
  return { filter: filter as CaseFilter, sort: field && { field, direction: sort.order } };
}
