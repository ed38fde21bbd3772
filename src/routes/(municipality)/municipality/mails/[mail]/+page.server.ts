import { accountFlashes } from '#lib/accounts/flashes.ts';
import { restoreWords, saveWords } from '#lib/accounts/letters/wording/editing.server.ts';
import { wordsInput } from '#lib/accounts/letters/wording/input.ts';
import { mailKind } from '#lib/accounts/letters/wording/kinds.ts';
import { mailPage } from '#lib/accounts/letters/wording/readers.server.ts';
import { signedInMunicipality } from '#lib/accounts/signing-in/signed-in.ts';
import { found } from '#lib/platform/errors.ts';
import { actionBehind, type Asked } from '#lib/platform/forms/action.server.ts';
import { emptyInput } from '#lib/platform/forms/empty-input.ts';
import { wideFormOf } from '#lib/platform/forms/form-body.server.ts';
import { editedIn } from '#lib/platform/forms/forms.server.ts';
import type { Actions, PageServerLoad, RouteParams } from './$types';

export const load: PageServerLoad = ({ locals, url, params }) => {
	signedInMunicipality(locals, url, 'administer');
	return mailPage(locals.db, locals.actor, params.mail);
};

const list = '/municipality/mails';
const administering = actionBehind(({ event: { locals }, url, params }: Asked<RouteParams>) => {
	signedInMunicipality(locals, url, 'administer');
	return { kind: found(mailKind(params.mail)) };
});

export const actions: Actions = {
	save: administering(
		({ kind }) => wordsInput(kind),
		({ db, actor, params, form }, input) => saveWords(db, actor, params.mail, input, editedIn(form)),
		({ params }) => ({ to: `${list}/${params.mail}`, flash: accountFlashes.mailWordsSaved() }),
		wideFormOf,
	),
	restore: administering(
		emptyInput,
		({ db, actor, params }) => restoreWords(db, actor, params.mail),
		({ params }) => ({ to: `${list}/${params.mail}`, flash: accountFlashes.mailWordsRestored() }),
	),
};
