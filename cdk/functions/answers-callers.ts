import { ENDPOINTS } from '../../functions/routes.ts';

/** Whether a caller waits while the function of that name works. */
export const answersCallers = (name: string): boolean =>
  ENDPOINTS.some((endpoint) => endpoint.function === name && endpoint.access === 'carrier');
