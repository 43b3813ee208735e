import type { ApiHandler, ApiTools } from '../../lib/api/api-handler.ts';
import { apiHandlerWithBody } from '../../lib/api/api-handler.ts';
import { readCursor, writeCursor } from '../../lib/api/cursor.ts';
import { EXPORT_BODY, parseBody } from '../../lib/api/schemas.ts';
import { answer } from '../../lib/api/views/answer.ts';
import { EXPORT_VIEW } from '../../lib/api/views/person-views.ts';
import type { ExportRequest, PersonExport } from '../../lib/people/export-person.ts';
import { parsePerson } from '../../lib/phone/parse-person.ts';

export interface ExportPersonHandler extends ApiTools {
  readonly exportPerson: (request: ExportRequest) => Promise<PersonExport>;
  readonly nowSeconds: () => number;
}

/** Exports everything about a person. Takes the same numbers as an erasure. */
export const exportPersonHandler = ({
  exportPerson,
  nowSeconds,
  ...tools
}: ExportPersonHandler): ApiHandler =>
  apiHandlerWithBody(tools, async (event) => {
    const exported = await exportPerson(readExportRequest(event.body));
    const cursor = exported.after && writeCursor(exported.after);
    const value = { ...exported, cursor, nowSeconds: nowSeconds() };
    return {
      answer: answer(200, { view: EXPORT_VIEW, value, viewer: 'reader' }),
      outcome: { event: 'person-exported', isComplete: exported.isComplete },
    };
  });

const readExportRequest = (body: unknown): ExportRequest => {
  const { number, country, cursor } = parseBody(EXPORT_BODY, body);
  return {
    person: parsePerson(number, country),
    ...(cursor !== undefined && { from: readCursor(cursor) }),
  };
};
