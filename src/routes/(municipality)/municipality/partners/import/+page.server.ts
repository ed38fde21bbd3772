import { signedInMunicipality } from '#lib/accounts/signing-in/signed-in.ts';
import { listsDesk } from '#lib/organisations/import/list-readers.server.ts';
import { handInList } from '#lib/organisations/import/staging.server.ts';
import { filesIn } from '#lib/platform/files/uploads.server.ts';
import { action } from '#lib/platform/forms/action.server.ts';
import { emptyInput } from '#lib/platform/forms/empty-input.ts';
import { uploadOf } from '#lib/platform/forms/form-body.server.ts';
import type { Actions, PageServerLoad } from './$types';

const pageLength = 25;

export const load: PageServerLoad = ({ locals, url }) => {
	signedInMunicipality(locals, url, 'audit');
	return listsDesk(locals.db, locals.actor, { after: url.searchParams.get('after'), limit: pageLength });
};

export const actions: Actions = {
	upload: action(
		emptyInput,
		({ db, actor, form }) => handInList(db, actor, filesIn(form, 'file')[0]),
		(_asked, list) => `/municipality/partners/import/${list}`,
		uploadOf,
	),
};
