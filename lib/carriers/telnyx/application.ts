import { asRecord, asText } from '../../json.ts';
import type { VoiceUrls } from '../connect-supplier.ts';
import { dataOf, isSuccess, refuse, unclear, wrongApplication } from './rest/answers.ts';
import type { TelnyxClient } from './rest/client.ts';

/** The TeXML application, which says where the calls of all its numbers go. */
export interface Application {
  /** @throws Problem `carrier-refused` if there is no such application */
  readonly check: (signal: AbortSignal) => Promise<void>;
  readonly exists: (signal: AbortSignal) => Promise<boolean>;
  /** Whether its calls come to us. */
  readonly isPointed: (signal: AbortSignal) => Promise<boolean>;
  /** Sends its calls to us. */
  readonly point: (signal: AbortSignal) => Promise<void>;
}

type Fields = Readonly<Record<string, unknown>>;

export const makeApplication = (client: TelnyxClient, { voiceUrl, fallbackUrl }: VoiceUrls): Application => {
  const pathOf = async (): Promise<string> =>
    `/texml_applications/${encodeURIComponent(await client.applicationId())}`;

  const read = async (signal: AbortSignal): Promise<Fields | undefined> => {
    const answer = await client.send({ method: 'GET', path: await pathOf(), signal });
    if (answer.status === 404) {
      return undefined;
    }
    return isSuccess(answer) ? (dataOf(answer) ?? unclear()) : refuse(answer);
  };

  const wanted = { voice_url: voiceUrl, voice_method: 'post', voice_fallback_url: fallbackUrl };
  const isAsWanted = (fields: Fields): boolean =>
    Object.entries(wanted).every(
      ([name, value]) => asText(fields[name])?.toLowerCase() === value.toLowerCase(),
    );

  return {
    check: async (signal) => {
      if ((await read(signal)) === undefined) {
        throw wrongApplication(404);
      }
    },
    exists: async (signal) => (await read(signal)) !== undefined,
    isPointed: async (signal) => {
      const fields = (await read(signal)) ?? {};
      return fields['voice_url'] === voiceUrl && asText(fields['voice_method'])?.toLowerCase() !== 'get';
    },
    point: async (signal) => {
      const fields = (await read(signal)) ?? refuseWrong();
      if (isAsWanted(fields)) {
        return;
      }
      // Telnyx requires the name even if it does not change.
      const body = { friendly_name: asText(fields['friendly_name']) ?? 'callmask', ...wanted };
      const answer = await client.send({ method: 'PATCH', path: await pathOf(), body, signal });
      const changed = isSuccess(answer) ? (asRecord(dataOf(answer)) ?? unclear()) : refuse(answer);
      if (changed['voice_url'] !== voiceUrl) {
        unclear();
      }
    },
  };
};

const refuseWrong = (): never => {
  throw wrongApplication(404);
};
