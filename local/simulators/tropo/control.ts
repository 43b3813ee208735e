import { json } from './answers.ts';
import { isRecord, parseJson } from './bodies.ts';
import type { PlayDependencies } from './calls.ts';
import { placeCall, replaySession } from './calls.ts';
import { CONTROL_HELP } from './control-help.ts';
import type { Input } from './control-input.ts';
import { ControlFault, refuse } from './control-input.ts';
import { changeStock, showStock } from './control-stock.ts';
import { readFault } from './fault.ts';
import type { Faults } from './faults.ts';
import type { Log } from './log.ts';
import type { Names, Routes } from './router.ts';
import { findRoute } from './router.ts';
import type { Settings } from './settings.ts';
import { changeSettings } from './settings.ts';
import type { Stock } from './stock.ts';
import type { makeTexts } from './texts.ts';

interface ControlDependencies extends PlayDependencies {
  readonly faults: Faults;
  readonly log: Log;
  readonly stock: Stock;
  readonly texts: ReturnType<typeof makeTexts>;
  readonly setSettings: (settings: Settings) => void;
  /** To be told when something changed that must survive a restart. */
  readonly changed: () => void;
}

interface ControlCall extends ControlDependencies {
  readonly input: Input;
  readonly names: Names;
  readonly query: URLSearchParams;
}

type ControlHandler = (call: ControlCall) => unknown;

const putSettings: ControlHandler = ({ input, settings, setSettings }) => {
  const changed = changeSettings(settings(), input);
  if (typeof changed === 'string')
    return refuse(`"${changed}" is no setting, or cannot be that. GET /simulator/settings shows them all.`);
  setSettings(changed);
  return changed;
};

const showSession: ControlHandler = ({ names, sessions }) => {
  const session = sessions.find(names('id'));
  if (session === undefined) throw new ControlFault(404, 'There is no such session.');
  return sessions.settled(session);
};

const ROUTES: Routes<ControlHandler> = {
  '': { GET: () => CONTROL_HELP },
  calls: { POST: (call) => placeCall(call, call.input) },
  sessions: { POST: (call) => replaySession(call, call.input) },
  'sessions/:id': { GET: showSession },
  texts: {
    POST: ({ texts, input }) => texts.send(input),
    DELETE: ({ texts }) => {
      texts.forget();
      return { conversations: 0 };
    },
  },
  faults: {
    GET: ({ faults }) => faults.list(),
    POST: ({ faults, input }) => {
      const fault = readFault(input);
      faults.add(fault);
      return fault;
    },
    DELETE: ({ faults }) => {
      faults.clear();
      return [];
    },
  },
  log: {
    GET: ({ log }) => log.entries(),
    DELETE: ({ log }) => {
      log.clear();
      return [];
    },
  },
  settings: { GET: ({ settings }) => settings(), POST: putSettings },
  stock: {
    GET: ({ stock, query }) => showStock(stock, query.get('prefix') ?? '1'),
    POST: ({ stock, input, changed }) => {
      const answer = changeStock(stock, input);
      changed();
      return answer;
    },
  },
};

const inputOf = async (request: Request): Promise<Input> => {
  const text = await request.text();
  const input = text.trim() === '' ? {} : parseJson(text);
  return isRecord(input) ? input : refuse('Send a JSON object.');
};

/** The calls under `/simulator`, by which people and tests play the rest of the world. */
export const makeControl = (dependencies: ControlDependencies) => {
  const answer = async (request: Request, segments: readonly string[]): Promise<unknown> => {
    const found = findRoute(ROUTES, request.method, segments);
    if (found === 'no-path') throw new ControlFault(404, 'There is no such call. GET /simulator lists them.');
    if (found === 'no-method')
      throw new ControlFault(405, 'Not with this method. GET /simulator lists the calls.');
    const query = new URL(request.url).searchParams;
    return found.handler({ ...dependencies, input: await inputOf(request), names: found.names, query });
  };
  /** @param segments is the path after `/simulator`. */
  return async (request: Request, segments: readonly string[]): Promise<Response> => {
    try {
      return json(await answer(request, segments));
    } catch (fault) {
      if (fault instanceof ControlFault) return json({ error: fault.message }, fault.status);
      throw fault;
    }
  };
};
