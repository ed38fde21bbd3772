import { signedInMunicipality } from '#lib/accounts/signing-in/signed-in.ts';
import { commitmentFlashes } from '#lib/commitments/flashes.ts';
import * as deciding from '#lib/commitments/types/deciding.server.ts';
import { offeredTypeInput, refuseTypeInput, typeInput } from '#lib/commitments/types/input.ts';
import { typePage } from '#lib/commitments/types/readers.server.ts';
import { actionBehind, type Asked } from '#lib/platform/forms/action.server.ts';
import { editedIn } from '#lib/platform/forms/forms.server.ts';
import type { Actions, PageServerLoad, RouteParams } from './$types';

export const load: PageServerLoad = async ({ locals, url, params }) => {
	signedInMunicipality(locals, url, 'oversee');
	return typePage(locals.db, locals.actor, params.type);
};

const list = '/municipality/commitment-types';
const administering = actionBehind(
	async ({ event: { locals }, url, params, db, actor }: Asked<RouteParams>) => {
		signedInMunicipality(locals, url, 'administer');
		const { type } = await typePage(db, actor, params.type);
		return { isProposed: type.state === 'proposed' };
	},
);
/** The unit is asked for until it is offered. */
const words = ({ isProposed }: { isProposed: boolean }): typeof typeInput | typeof offeredTypeInput =>
	isProposed ? typeInput : offeredTypeInput;

export const actions: Actions = {
	save: administering(
		words,
		({ db, actor, params, form }, input) => deciding.saveType(db, actor, params.type, input, editedIn(form)),
		({ params }) => ({ to: `${list}/${params.type}`, flash: commitmentFlashes.typeSaved() }),
	),
	offer: administering(
		words,
		({ db, actor, params, form }, input) => deciding.offerType(db, actor, params.type, input, editedIn(form)),
		() => ({ to: list, flash: commitmentFlashes.typeOffered() }),
	),
	refuse: administering(
		refuseTypeInput,
		({ db, actor, params }, input) => deciding.refuseType(db, actor, params.type, input),
		() => ({ to: list, flash: commitmentFlashes.typeRefused() }),
	),
};
