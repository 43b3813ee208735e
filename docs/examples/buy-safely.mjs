// Buys one mask, even if answers are lost: repeats the request with the same Idempotency-Key.
import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';

const API = process.env.CALLMASK_API ?? 'http://127.0.0.1:3000';

const TRIES = 5;
const PAUSE_MS = 200;

/** Statuses after which the outcome is open: the same request asks what became of it. */
const OPEN = new Set([202, 500, 502, 503, 504]);

/** The only request that is in doubt is the one with this key. Store the key before you send it. */
const buyMask = async (body, key) => {
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    const answer = await send(body, key);
    console.log(`attempt ${attempt}: ${answer?.status ?? 'no answer'}`);
    if (answer !== undefined && !OPEN.has(answer.status)) {
      return answer;
    }
    await wait(PAUSE_MS * 2 ** attempt);
  }
  throw new Error(`Nothing is decided after ${TRIES} attempts. Try again later with the key ${key}.`);
};

const send = async (body, key) => {
  try {
    const headers = { 'content-type': 'application/json', 'idempotency-key': key };
    const signal = AbortSignal.timeout(30_000);
    return await fetch(`${API}/masks`, { method: 'POST', headers, body: JSON.stringify(body), signal });
  } catch {
    // The request or its answer was lost. Which of them, nobody knows.
    return undefined;
  }
};

const number = '+14155552673';
const answer = await buyMask({ number }, randomUUID());
if (!answer.ok) {
  throw new Error((await answer.json()).detail);
}

const list = await fetch(`${API}/masks?number=${encodeURIComponent(number)}`);
const { masks } = await list.json();
console.log(`masks of the number: ${masks.length}`);
