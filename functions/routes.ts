interface AnyEndpoint {
  readonly method: 'DELETE' | 'GET' | 'PATCH' | 'POST' | 'PUT';
  /** As API Gateway writes it: `{name}` stands for one path segment. */
  readonly path: string;
  /** The folder below `functions/`. */
  readonly function: string;
}

/** For clients, which the stack's authorizer admits. */
export interface ClientEndpoint extends AnyEndpoint {
  readonly access: 'client';
  /** The permission that a client needs. With JWTs it is a scope, such as `callmask/read`. */
  readonly permission: 'read' | 'release' | 'write';
  /** Buys from the carrier, so it gets a lower throttle than the others. */
  readonly spendsMoney?: true;
}

/** For carriers, without an authorizer: the function itself proves the carrier. */
export interface CarrierEndpoint extends AnyEndpoint {
  readonly access: 'carrier';
}

/** An endpoint of the HTTP API, and the function that answers it. */
export type Endpoint = CarrierEndpoint | ClientEndpoint;

/** All endpoints. The stack and the local bridge are both made from this list. */
export const ENDPOINTS: readonly Endpoint[] = [
  {
    method: 'POST',
    path: '/masks',
    function: 'create-mask',
    access: 'client',
    permission: 'write',
    spendsMoney: true,
  },
  { method: 'GET', path: '/masks', function: 'list-masks', access: 'client', permission: 'read' },
  { method: 'GET', path: '/masks/{mask}', function: 'show-mask', access: 'client', permission: 'read' },
  { method: 'PATCH', path: '/masks/{mask}', function: 'change-mask', access: 'client', permission: 'write' },
  {
    method: 'DELETE',
    path: '/masks/{mask}',
    function: 'release-mask',
    access: 'client',
    permission: 'release',
  },
  {
    method: 'GET',
    path: '/masks/{mask}/blocks',
    function: 'list-blocks',
    access: 'client',
    permission: 'read',
  },
  {
    method: 'PUT',
    path: '/masks/{mask}/blocks/{caller}',
    function: 'block-caller',
    access: 'client',
    permission: 'write',
  },
  {
    method: 'DELETE',
    path: '/masks/{mask}/blocks/{caller}',
    function: 'unblock-caller',
    access: 'client',
    permission: 'write',
  },
  { method: 'GET', path: '/carriers', function: 'list-carriers', access: 'client', permission: 'read' },
  { method: 'POST', path: '/exports', function: 'export-person', access: 'client', permission: 'read' },
  { method: 'POST', path: '/erasures', function: 'erase-person', access: 'client', permission: 'release' },
  { method: 'POST', path: '/transfer/{key}', function: 'transfer', access: 'carrier' },
  { method: 'POST', path: '/transfer/{key}/after/{ticket}', function: 'transfer', access: 'carrier' },
  { method: 'POST', path: '/calls/{connection}', function: 'transfer', access: 'carrier' },
  { method: 'POST', path: '/calls/{connection}/after/{ticket}', function: 'transfer', access: 'carrier' },
];
