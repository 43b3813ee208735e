import type { ControlHandler } from '../support/control/control.ts';
import { makeControl } from '../support/control/control.ts';
import { ControlFault } from '../support/control/control-input.ts';
import { controlRoutes } from '../support/control/control-routes.ts';
import type { Routes } from '../support/http/router.ts';
import type { PlaceCallDependencies } from './calls/place-call.ts';
import { placeCall, replaySession } from './calls/place-call.ts';
import { CONTROL_HELP, FAULT_EXAMPLE } from './control-help.ts';
import type { makeTexts } from './texts/texts.ts';

type ControlledParts = Omit<Parameters<typeof controlRoutes>[0], 'faultExample'>;

interface TropoControlDependencies {
  readonly parts: ControlledParts;
  readonly play: PlaceCallDependencies;
  readonly texts: ReturnType<typeof makeTexts>;
}

const showSession =
  ({ sessions }: PlaceCallDependencies): ControlHandler =>
  ({ names }) => {
    const session = sessions.find(names('id'));
    if (session === undefined) throw new ControlFault(404, 'There is no such session.');
    return sessions.report(session);
  };

/** The control calls that only Tropo takes. */
const tropoRoutes = ({ play, texts }: TropoControlDependencies): Routes<ControlHandler> => ({
  '': { GET: () => CONTROL_HELP },
  calls: { POST: ({ input }) => placeCall(play, input) },
  sessions: { POST: ({ input }) => replaySession(play, input) },
  'sessions/:id': { GET: showSession(play) },
  texts: {
    POST: ({ input }) => texts.send(input),
    DELETE: () => {
      texts.endAll();
      return { conversations: 0 };
    },
  },
});

export const makeTropoControl = (dependencies: TropoControlDependencies) =>
  makeControl({
    ...tropoRoutes(dependencies),
    ...controlRoutes({ ...dependencies.parts, faultExample: FAULT_EXAMPLE }),
  });
