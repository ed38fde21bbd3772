/** The forms of what a network puts first, on its coordinator's page. */
import { networkFlashes } from '#lib/networks/flashes.ts';
import { pinInput, pinnedInput } from '#lib/networks/pins/input.ts';
import * as verbs from '#lib/networks/pins/pins.server.ts';
import { action, type Asked } from '#lib/platform/forms/action.server.ts';

interface Params extends Record<string, string> {
	network: string;
}

/** @param here the page, in code form */
export const pinActions = <P extends Params>(here: (asked: Asked<P>) => string) => ({
	pin: action(
		pinInput,
		({ db, actor, params }: Asked<P>, { pin }) => verbs.pinThing(db, actor, params.network, pin),
		(asked) => ({ to: here(asked), flash: networkFlashes.pinned() }),
	),
	unpin: action(
		pinnedInput,
		({ db, actor, params }: Asked<P>, { id }) => verbs.unpin(db, actor, params.network, id),
		(asked) => ({ to: here(asked), flash: networkFlashes.unpinned() }),
	),
	pinUp: action(
		pinnedInput,
		({ db, actor, params }: Asked<P>, { id }) => verbs.movePinUp(db, actor, params.network, id),
		(asked) => ({ to: here(asked), flash: networkFlashes.saved() }),
	),
});
