import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onQuestion } from '../support/on-question.ts';

/**
 * What a creation needs of Tropo and of Secrets Manager, without any work: whatever area is asked for has a number to sell,
 * and whatever is ordered is sold.
 */
const SECRET = JSON.stringify({
  SecretString: JSON.stringify({ username: 'callmask', password: 'callmask', applicationId: '123456' }),
});

let offered = 1000;
const offer = (prefix: string): string => {
  offered += 1;
  const number = `${prefix.slice(1)}555${offered}`;
  return JSON.stringify([{ type: 'number', prefix, number, href: `/v1/addresses/number/+1${number}` }]);
};

const answerTo = ({ method, url = '', headers }: IncomingMessage, body: string): string => {
  if (headers['x-amz-target'] !== undefined) {
    return SECRET;
  }
  const prefix = new URL(url, 'http://carrier').searchParams.get('prefix') ?? '';
  return method === 'GET'
    ? offer(prefix)
    : JSON.stringify({ href: `/v1/applications/123456/addresses/number/+1${JSON.parse(body).number}` });
};

const server = createServer((request, response) => {
  let body = '';
  request.setEncoding('utf8').on('data', (text: string) => {
    body += text;
  });
  request.on('end', () => {
    response.setHeader('content-type', 'application/json').end(answerTo(request, body));
  });
});
await once(server.listen(0, '127.0.0.1'), 'listening');
const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

onQuestion(async () => ({ url }));
