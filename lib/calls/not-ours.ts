import type { WebhookAnswer } from '../carriers/protocol.ts';

/** Byte for byte what API Gateway answers on an unknown path, so that a stranger cannot tell the two apart. */
export const NOT_OURS: WebhookAnswer = {
  status: 404,
  contentType: 'application/json',
  body: '{"message":"Not Found"}',
};
