import { ROUTES } from '../../functions/routes.ts';

/** Whether a caller waits while the function of that name works. */
export const answersCallers = (name: string): boolean =>
  ROUTES.some((route) => route.function === name && route.access === 'carrier');
