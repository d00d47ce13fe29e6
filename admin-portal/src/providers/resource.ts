import type {
  CreateParams,
  CreateResult,
  GetListResult,
  GetManyParams,
  GetManyResult,
  GetOneParams,
  GetOneResult,
  RaRecord,
} from "react-admin";
import type { ListParams } from "./connection.ts";

type Abortable<Params> = Params & { signal?: AbortSignal };

/** How the records of one kind are read and written; what a kind cannot do it leaves out. */
export interface ResourceHandler<Node extends RaRecord = RaRecord> {
  getList?(params: ListParams): Promise<GetListResult<Node>>;
  getOne?(params: Abortable<GetOneParams>): Promise<GetOneResult<Node>>;
  getMany?(params: Abortable<GetManyParams>): Promise<GetManyResult<Node>>;
  create?(params: CreateParams): Promise<CreateResult<Node>>;
}
