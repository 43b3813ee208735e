import { ROUTES } from '../../functions/routes.ts';

/** Whether somebody listens to ringing while the function of that name works. */
export const answersCallers = (name: string): boolean =>
  ROUTES.some((route) => route.function === name && route.access === 'carrier');
