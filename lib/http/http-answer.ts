import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';

/** An HTTP answer, in no gateway's format. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Empty with 204. */
  readonly body: string;
}

export const jsonAnswer = (
  status: number,
  body: string,
  headers: HttpAnswer['headers'] = {},
): HttpAnswer => ({
  status,
  headers: { 'content-type': 'application/json', ...headers },
  body,
});

export const NO_CONTENT: HttpAnswer = { status: 204, headers: {}, body: '' };

export const toResult = ({ status, headers, body }: HttpAnswer): APIGatewayProxyStructuredResultV2 => ({
  statusCode: status,
  headers: { ...headers },
  body,
});
