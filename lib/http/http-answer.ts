import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';

/** An HTTP answer, before API Gateway's spelling of it. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Empty where there is nothing to say (204). */
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

/** 204: it is done, and there is nothing to say. */
export const NO_CONTENT: HttpAnswer = { status: 204, headers: {}, body: '' };

export const toResult = ({ status, headers, body }: HttpAnswer): APIGatewayProxyStructuredResultV2 => ({
  statusCode: status,
  headers: { ...headers },
  body,
});
