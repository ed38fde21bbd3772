import { redirect } from '@sveltejs/kit';
import { municipalityMay } from '#lib/accounts/access.ts';
import { href } from '#lib/i18n/urls.ts';
import { picturesOfTheCity } from '#lib/municipality/pictures.server.ts';
import { putPictureBackInput, takePictureDownInput } from '#lib/organisations/files/picture-input.ts';
import { putPictureBack, takePictureDown } from '#lib/organisations/files/picture-moderation.server.ts';
import { idIn } from '#lib/platform/address-values.ts';
import { notFound } from '#lib/platform/errors.ts';
import { formOf } from '#lib/platform/form-body.server.ts';
import { submit } from '#lib/platform/forms.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url, locals: { db, actor } }) => {
	if (!municipalityMay(actor, 'oversee')) notFound();
	return {
		...(await picturesOfTheCity(db, actor, idIn(url.searchParams.get('picture')) ?? null)),
		done: url.searchParams.get('done'),
	};
};

export const actions: Actions = {
	down: async ({ request, locals: { db, actor } }) =>
		submit(await formOf(request), takePictureDownInput, async ({ picture, reason }) => {
			await takePictureDown(db, actor, picture, reason);
			redirect(303, href('/municipality/pictures?done=down'));
		}),
	back: async ({ request, locals: { db, actor } }) =>
		submit(await formOf(request), putPictureBackInput, async ({ picture }) => {
			await putPictureBack(db, actor, picture);
			redirect(303, href('/municipality/pictures?done=back'));
		}),
};
