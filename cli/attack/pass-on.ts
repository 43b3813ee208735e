/** The headers without which a local table refuses a request. It checks no signatures, so requests may be passed on. */
const PASSED_ON = ['authorization', 'content-type', 'x-amz-date', 'x-amz-target'];

/** Passes a request that came to a proxy on to a local table. */
export const passOn = async (endpoint: string, request: Request, body: string): Promise<Response> => {
  const headers = Object.fromEntries(PASSED_ON.map((name) => [name, request.headers.get(name) ?? '']));
  const answer = await fetch(endpoint, { method: 'POST', headers, body });
  const type = { 'content-type': answer.headers.get('content-type') ?? '' };
  return new Response(await answer.arrayBuffer(), { status: answer.status, headers: type });
};
