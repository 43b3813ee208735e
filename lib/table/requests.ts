import type { Table } from '../aws/table.ts';
import type { RequestStore } from '../numbers/buying/request-store.ts';
import { ABSENT, deleteRow, findRow, putRow } from './commands.ts';
import { requestKey } from './keys.ts';
import { requestToRow, rowToRequest } from './rows.ts';

/** Purchase requests in DynamoDB. */
export const makeDynamodbRequests = (table: Table): RequestStore => ({
  findRequest: (id) => findRow(table, requestKey(id), rowToRequest),
  insertRequest: (request) => putRow(table, requestToRow(request), ABSENT),
  replaceRequest: (before, after) => putRow(table, requestToRow(after), { etag: before.etag }),
  removeRequest: (request) => deleteRow(table, requestKey(request.id), request.etag),
});
