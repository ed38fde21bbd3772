import { signedInMunicipality } from '#lib/accounts/signing-in/signed-in.ts';
import { isLanguageCode } from '#lib/i18n/languages.ts';
import { baseLocale } from '#lib/i18n/locale.ts';
import { pledgeFlashes } from '#lib/pledge/flashes.ts';
import { partsOf, partValues } from '#lib/pledge/versions/draft.ts';
import * as drafting from '#lib/pledge/versions/drafting.server.ts';
import * as inputs from '#lib/pledge/versions/input.ts';
import { draftPage } from '#lib/pledge/versions/readers.server.ts';
import { actionBehind } from '#lib/platform/forms/action.server.ts';
import { editedIn } from '#lib/platform/forms/forms.server.ts';
import type { Actions, PageServerLoad } from './$types';

const here = '/municipality/charter/draft';

const languageIn = (url: URL): string => {
	const asked = url.searchParams.get('language');
	return isLanguageCode(asked) ? asked : baseLocale;
};

export const load: PageServerLoad = async ({ locals, url }) => {
	signedInMunicipality(locals, url, 'administer');
	const page = await draftPage(locals.db, locals.actor);
	const language = languageIn(url);
	return { ...page, language, stored: partValues(partsOf(page.draft.texts[language] ?? '')) };
};

const administering = actionBehind(({ event: { locals }, url }) =>
	signedInMunicipality(locals, url, 'administer'),
);

const inLanguage = (url: URL): string => `${here}?language=${languageIn(url)}`;

export const actions: Actions = {
	save: administering(
		inputs.partsInput,
		({ db, actor, form }, input) => drafting.saveLanguage(db, actor, input, editedIn(form)),
		({ url }) => ({ to: inLanguage(url), flash: pledgeFlashes.draftSaved() }),
	),
	remove: administering(
		inputs.removeInput,
		({ db, actor }, input) => drafting.removeLanguage(db, actor, input),
		() => ({ to: here, flash: pledgeFlashes.draftSaved() }),
	),
	day: administering(
		inputs.dayInput,
		({ db, actor }, input) => drafting.chooseDay(db, actor, input),
		({ url }) => ({ to: inLanguage(url), flash: pledgeFlashes.draftSaved() }),
	),
	send: administering(
		inputs.nothingInput,
		({ db, actor }) => drafting.sendDraft(db, actor),
		() => ({ to: here, flash: pledgeFlashes.draftSent() }),
	),
	back: administering(
		inputs.nothingInput,
		({ db, actor }) => drafting.returnDraft(db, actor, { reason: null }),
		() => ({ to: here, flash: pledgeFlashes.draftBack() }),
	),
	return: administering(
		inputs.returnInput,
		({ db, actor }, input) => drafting.returnDraft(db, actor, input),
		() => ({ to: here, flash: pledgeFlashes.draftBack() }),
	),
	approve: administering(
		inputs.approveInput,
		({ db, actor }, input) => drafting.approveDraft(db, actor, input),
		() => ({ to: '/municipality/charter', flash: pledgeFlashes.charterApproved() }),
	),
	discard: administering(
		inputs.nothingInput,
		({ db, actor }) => drafting.discardDraft(db, actor),
		() => ({ to: '/municipality/charter', flash: pledgeFlashes.draftDiscarded() }),
	),
};
