/** One call that people or carriers may make over HTTP, and the function that answers it. */
export interface Route {
  readonly method: 'DELETE' | 'GET' | 'PATCH' | 'POST' | 'PUT';
  /** As API Gateway writes it: `{name}` stands for one path segment. */
  readonly path: string;
  /** The folder below `functions/`. */
  readonly function: string;
  /** `client`: whoever the stack's authorizer lets in. `carrier`: no authorizer, the function itself checks. */
  readonly access: 'carrier' | 'client';
}

/** Every route there is. The stack and the local bridge are both made from this list. */
export const ROUTES: readonly Route[] = [
  { method: 'POST', path: '/masks', function: 'create-mask', access: 'client' },
  { method: 'GET', path: '/masks', function: 'list-masks', access: 'client' },
  { method: 'GET', path: '/masks/{mask}', function: 'show-mask', access: 'client' },
  { method: 'PATCH', path: '/masks/{mask}', function: 'change-mask', access: 'client' },
  { method: 'DELETE', path: '/masks/{mask}', function: 'release-mask', access: 'client' },
  { method: 'GET', path: '/masks/{mask}/blocks', function: 'list-blocks', access: 'client' },
  { method: 'PUT', path: '/masks/{mask}/blocks/{caller}', function: 'block-caller', access: 'client' },
  { method: 'DELETE', path: '/masks/{mask}/blocks/{caller}', function: 'unblock-caller', access: 'client' },
  { method: 'POST', path: '/forget', function: 'forget', access: 'client' },
  { method: 'POST', path: '/transfer/{key}', function: 'transfer', access: 'carrier' },
  { method: 'POST', path: '/transfer/{key}/after/{token}', function: 'transfer', access: 'carrier' },
];
