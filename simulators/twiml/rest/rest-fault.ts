/** An error answer of the REST API. */
export class RestFault extends Error {
  override readonly name = 'RestFault' as const;
  readonly status: number;
  readonly code: number;

  constructor(status: number, code: number, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

export const CODES = {
  invalidParameter: 20001,
  unauthorized: 20003,
  forbiddenMethod: 20004,
  notFound: 20404,
  tooManyRequests: 20429,
  serverError: 20500,
  tooManyNumbers: 21404,
  invalidUrl: 21402,
  invalidMethod: 21403,
  invalidNumber: 21421,
  numberNotAvailable: 21422,
  invalidAreaCode: 21451,
  noNumberInAreaCode: 21452,
  addressRequired: 21631,
} as const;

export const refuseWith = (code: keyof typeof CODES, message: string, status = 400): never => {
  throw new RestFault(status, CODES[code], message);
};

export const notFound = (path: string): never =>
  refuseWith('notFound', `The requested resource ${path} was not found`, 404);
