import type { WebhookAnswer } from '../carriers/protocol.ts';

/** Byte for byte what API Gateway answers on a path that it does not know: a stranger cannot tell that we are there. */
export const NOT_OURS: WebhookAnswer = {
  status: 404,
  contentType: 'application/json',
  body: '{"message":"Not Found"}',
};
