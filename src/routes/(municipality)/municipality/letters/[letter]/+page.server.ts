import { signedInMunicipality } from '#lib/accounts/signing-in/signed-in.ts';
import { caseworkFlashes } from '#lib/casework/flashes.ts';
import { letterInput, sendInput } from '#lib/casework/writing/input.ts';
import { outcomes } from '#lib/casework/writing/letter.ts';
import { changeLetter, discardLetter, openLetter, sendLetter } from '#lib/casework/writing/writing.server.ts';
import { idIn } from '#lib/platform/addresses/address-values.ts';
import { found } from '#lib/platform/errors.ts';
import type { Flash } from '#lib/platform/flash.ts';
import { action } from '#lib/platform/forms/action.server.ts';
import { emptyInput } from '#lib/platform/forms/empty-input.ts';
import { editedIn } from '#lib/platform/forms/forms.server.ts';
import type { Actions, PageServerLoad, RouteParams } from './$types';

const pageLength = 25;

export const load: PageServerLoad = async ({ params, url, locals: { db, actor, ...locals } }) => {
	signedInMunicipality({ ...locals, actor }, url, 'oversee');
	const outcome = outcomes.find((one) => one === url.searchParams.get('outcome')) ?? null;
	const after = url.searchParams.get('after');
	const opened = await openLetter(db, actor, found(idIn(params.letter)), {
		outcome,
		after,
		limit: pageLength,
	});
	return { ...opened, outcome };
};

const back =
	(flash: () => Flash) =>
	({ params }: { params: RouteParams }) => ({
		to: `/municipality/letters/${params.letter}`,
		flash: flash(),
	});

const letterOf = ({ letter }: RouteParams): number => found(idIn(letter));

export const actions: Actions = {
	change: action(
		letterInput,
		({ db, actor, params, form }, input) => changeLetter(db, actor, letterOf(params), input, editedIn(form)),
		back(caseworkFlashes.letterChanged),
	),
	send: action(
		sendInput,
		({ db, actor, params }, input) => sendLetter(db, actor, letterOf(params), input),
		back(caseworkFlashes.letterSent),
	),
	discard: action(
		emptyInput,
		({ db, actor, params }) => discardLetter(db, actor, letterOf(params)),
		() => ({ to: '/municipality/letters', flash: caseworkFlashes.letterDiscarded() }),
	),
};
