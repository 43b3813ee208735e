import { note } from '../../../support/calls/call-report.ts';
import { isRecord } from '../../../support/http/json.ts';
import type { LiveSession, Upload } from '../../sessions/live-session.ts';
import type { VerbValue } from '../document.ts';
import { listOf } from '../field-rules.ts';
import { textIn } from './verb.ts';

/** Where a recording goes: `url` is a string, an object such as `{url, method}`, or a list of either. */
export const uploadsOf = (value: VerbValue): readonly Upload[] =>
  listOf(value['url'] ?? []).map((one) => {
    const record = isRecord(one) ? one : { url: one };
    const method = textIn(record, 'method') ?? textIn(value, 'method');
    return { url: String(record['url']), ...(method !== undefined && { method }) };
  });

/** One address is a string, several are a list. What Tropo wrote for several is not on record. */
export const urlOf = (uploads: readonly Upload[]): string | readonly string[] | undefined => {
  const urls = uploads.map(({ url }) => url);
  return urls.length > 1 ? urls : urls[0];
};

/** Notes each upload. Nothing is recorded, so nothing is sent. */
export const noteUploads = (session: LiveSession, uploads: readonly Upload[]): void => {
  for (const upload of uploads)
    note(session, 'uploaded', `The recording is uploaded to ${upload.url}`, { ...upload });
};

/** Ends the recording of the whole call, if there is one. */
export const finishRecording = (session: LiveSession): void =>
  noteUploads(session, session.recordingTo.splice(0));
