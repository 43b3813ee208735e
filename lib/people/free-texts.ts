import { unlessAborted } from '../async/unless-aborted.ts';
import type { FormerSettings } from '../carriers/supplier.ts';
import type { E164 } from '../phone/e164.ts';
import { isSameLine } from '../phone/plans/is-same-line.ts';
import type { TextIndex, TextRow } from './text-index.ts';

/** Whether a text names the person. */
export type Names = (text: string) => boolean;

/** Whom a search is about. */
export interface Sought {
  readonly person: E164;
  readonly names: Names;
}

/** A free text on a row, and the name of its field. */
export interface FreeText {
  readonly mask: E164;
  readonly field: string;
  readonly text: string;
}

/** The free texts of another person's row that name the person. The person's own rows are found by the person. */
export const textsNaming = (row: TextRow, { person, names }: Sought): readonly FreeText[] =>
  isOwner(row, person) ? [] : textsOf(row).filter(({ text }) => names(text));

/** Whether the row is, or was, a mask of the person. */
export const isOwner = (row: TextRow, person: E164): boolean => {
  const owner = ownerOf(row);
  return owner !== undefined && isSameLine(owner, person);
};

const ownerOf = (row: TextRow): E164 | undefined =>
  row.state === 'released' ? row.kept?.person : row.number;

const textsOf = (row: TextRow): readonly FreeText[] => {
  const label = 'label' in row ? row.label : undefined;
  return [
    ...(label === undefined ? [] : [{ mask: row.mask, field: 'label', text: label }]),
    ...Object.entries(row.former ?? {}).map(([name, text]) => ({
      mask: row.mask,
      field: `formerSettings.${name}`,
      text,
    })),
  ];
};

/** The row without the texts that name the person. A former setting is emptied, so that it is cleared at the carrier. */
export const withoutNaming = <Row extends TextRow>(row: Row, names: Names): Row => {
  const { former } = row;
  const emptied = former && { former: emptySettings(former, names) };
  if ('label' in row && row.label !== undefined && names(row.label)) {
    const { label: _label, ...rest } = row;
    return { ...rest, ...emptied } as Row;
  }
  return { ...row, ...emptied };
};

/** Left out: every setting. */
export const emptySettings = (former: FormerSettings, names: Names = () => true): FormerSettings =>
  Object.fromEntries(Object.entries(former).map(([name, text]) => [name, names(text) ? '' : text]));

/** Texts that name the person, as far as there was time. */
export interface Searched {
  readonly found: readonly FreeText[];
  readonly isComplete: boolean;
  /** Where to continue. Left out: at the beginning, or everything was searched. */
  readonly after?: E164;
}

/** Searches the free texts of all others, page by page, until the end or until the time is over. */
export const searchTexts = async (
  index: TextIndex,
  sought: Sought,
  { from, signal }: { readonly from?: E164 | undefined; readonly signal: AbortSignal },
): Promise<Searched> => {
  const found: FreeText[] = [];
  let after = from;
  while (!signal.aborted) {
    const page = await unlessAborted(index.listTexts(after, signal), signal);
    found.push(...(page?.rows ?? []).flatMap((row) => textsNaming(row, sought)));
    if (page !== undefined && page.after === undefined) {
      return { found, isComplete: true };
    }
    after = page?.after ?? after;
  }
  return { found, isComplete: false, ...(after !== undefined && { after }) };
};
