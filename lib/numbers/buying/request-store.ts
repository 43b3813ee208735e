import type { ErasedRequest, StoredRequest } from './stored-request.ts';

/** The purchase requests. Conditional writes and consistent reads, as in NumberStore. */
export interface RequestStore {
  findRequest(id: string): Promise<ErasedRequest | StoredRequest | undefined>;
  insertRequest(request: StoredRequest): Promise<boolean>;
  replaceRequest(before: StoredRequest, after: ErasedRequest | StoredRequest): Promise<boolean>;
  removeRequest(request: StoredRequest): Promise<boolean>;
}
