import { readFault } from '../faults/fault.ts';
import type { Faults } from '../faults/faults.ts';
import type { Log } from '../http/log.ts';
import type { Routes } from '../http/router.ts';
import type { Stock } from '../stock/stock.ts';
import { changeStock, showStock } from '../stock/stock-orders.ts';
import type { ControlHandler } from './control.ts';
import type { SettingsHolder } from './settings.ts';

interface ControlledParts {
  readonly faults: Faults;
  /** What `match` of a fault may look like, to be shown to whoever got it wrong. */
  readonly faultExample: string;
  readonly log: Log;
  readonly settings: SettingsHolder<object>;
  readonly stock: Stock;
  /** To be told when something changed that must survive a restart. */
  readonly changed: () => void;
}

/** The orders that every simulator takes in the same way. */
export const controlRoutes = (parts: ControlledParts): Routes<ControlHandler> => {
  const { faults, faultExample, log, settings, stock, changed } = parts;
  return {
    faults: {
      GET: () => faults.list(),
      POST: ({ input }) => {
        const fault = readFault(input, faultExample);
        faults.add(fault);
        return fault;
      },
      DELETE: () => {
        faults.clear();
        return [];
      },
    },
    log: {
      GET: () => log.entries(),
      DELETE: () => {
        log.clear();
        return [];
      },
    },
    settings: { GET: () => settings.current(), POST: ({ input }) => settings.change(input) },
    stock: {
      GET: ({ query }) => showStock(stock, query.get('prefix') ?? '1'),
      POST: ({ input }) => {
        const answer = changeStock(stock, input);
        changed();
        return answer;
      },
    },
  };
};
