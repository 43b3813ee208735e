import { flawed } from '../errors/problem.ts';

/** The time in seconds since 1970. @throws Problem `request-invalid` unless it lies ahead */
export const readExpiry = (expiresAt: string, nowSeconds: number): number => {
  const seconds = Math.floor(Date.parse(expiresAt) / 1000);
  if (!(seconds > nowSeconds)) {
    throw flawed('#/expiresAt', 'must lie in the future; to end a mask now, DELETE it');
  }
  return seconds;
};
