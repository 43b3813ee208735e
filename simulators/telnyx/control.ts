import type { ControlHandler } from '../support/control/control.ts';
import { makeControl } from '../support/control/control.ts';
import { ControlFault, optionalFlag, optionalWord, requiredText } from '../support/control/control-input.ts';
import { controlRoutes } from '../support/control/control-routes.ts';
import type { Routes } from '../support/http/router.ts';
import { readings } from '../support/stock/readings.ts';
import type { PlaceCallDependencies } from './calls/place-call.ts';
import { numberIn, placeCall } from './calls/place-call.ts';
import { CONTROL_HELP, FAULT_EXAMPLE } from './control-help.ts';
import { endOrder } from './orders/complete-orders.ts';
import { shownOrder } from './orders/shown-order.ts';

/** `POST /simulator/orders`: completes a pending order now. */
const end =
  (play: PlaceCallDependencies): ControlHandler =>
  ({ input }) => {
    const wanted = readings(requiredText(input, 'number'));
    const outcome = optionalWord(input['outcome'], 'outcome', ['success', 'failure']) ?? 'success';
    const order = play.account
      .orders()
      .find(({ number, status }) => status === 'pending' && wanted.includes(number));
    if (order === undefined) throw new ControlFault(404, 'There is no pending order of that number.');
    return shownOrder(endOrder(play, order, outcome));
  };

/** `POST /simulator/locks`: locks or unlocks a number, as its owner can in the portal. */
const lock =
  ({ account }: PlaceCallDependencies): ControlHandler =>
  ({ input }) => {
    const owned = numberIn({ account }, requiredText(input, 'number'));
    const isLocked = optionalFlag(input, 'isLocked') ?? true;
    account.putNumber({ ...owned, isLocked });
    return { number: owned.number, isLocked };
  };

const telnyxRoutes = (play: PlaceCallDependencies): Routes<ControlHandler> => ({
  '': { GET: () => CONTROL_HELP },
  calls: { POST: ({ input }) => placeCall(play, input) },
  orders: { POST: end(play) },
  locks: { POST: lock(play) },
});

export const makeTelnyxControl = (
  play: PlaceCallDependencies,
  parts: Omit<Parameters<typeof controlRoutes>[0], 'faultExample'>,
) => makeControl({ ...telnyxRoutes(play), ...controlRoutes({ ...parts, faultExample: FAULT_EXAMPLE }) });
