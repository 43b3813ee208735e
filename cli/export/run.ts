import { EXPORT_VIEW } from '../../lib/api/views/person-views.ts';
import type { Json } from '../../lib/api/views/view.ts';
import { seen } from '../../lib/api/views/view.ts';
import type { ExportRequest, PersonExport } from '../../lib/people/export-person.ts';
import { parsePerson } from '../../lib/phone/parse-person.ts';

export interface ExportOrder {
  /** As it was typed. */
  readonly number: string;
  readonly country?: string | undefined;
  readonly exportPerson: (request: ExportRequest) => Promise<PersonExport>;
  readonly nowSeconds: number;
  readonly tell: (line: string) => void;
}

/**
 * Prints what the API answers to `POST /exports`.
 * @throws Problem `request-invalid` for what is no number
 */
export const runExport = async ({
  number,
  country,
  exportPerson,
  nowSeconds,
  tell,
}: ExportOrder): Promise<Readonly<Record<string, Json>>> => {
  const exported = await exportPerson({ person: parsePerson(number, country) });
  const json = seen(EXPORT_VIEW, { ...exported, cursor: undefined, nowSeconds }, 'reader');
  tell(JSON.stringify(json, undefined, 2));
  return json;
};
