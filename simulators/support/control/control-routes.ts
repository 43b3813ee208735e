import { readFault } from '../faults/fault.ts';
import type { Faults } from '../faults/faults.ts';
import type { Log } from '../http/log.ts';
import type { Routes } from '../http/router.ts';
import type { Stock } from '../stock/stock.ts';
import { changeStock, restoreStock, showStock } from '../stock/stock-orders.ts';
import type { ControlHandler } from './control.ts';
import type { SettingsHolder } from './settings.ts';

interface ControlledParts {
  readonly faults: Faults;
  /** An example of a fault's `match`, shown when one is malformed. */
  readonly faultExample: string;
  readonly log: Log;
  readonly settings: SettingsHolder<object>;
  readonly stock: Stock;
  /** Called after a change that must survive a restart. */
  readonly changed: () => void;
}

/** The control calls that every simulator takes. */
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
      DELETE: ({ query }) => {
        const answer = restoreStock(stock, query.get('prefix') ?? '1');
        changed();
        return answer;
      },
    },
  };
};
