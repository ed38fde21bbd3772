import { municipalityMay } from '#lib/accounts/access.ts';
import { picturesOfTheCity } from '#lib/municipality/pictures.server.ts';
import { putPictureBackInput, takePictureDownInput } from '#lib/organisations/files/picture-input.ts';
import { putPictureBack, takePictureDown } from '#lib/organisations/files/picture-moderation.server.ts';
import { organisationFlashes } from '#lib/organisations/flashes.ts';
import { idIn } from '#lib/platform/addresses/address-values.ts';
import { notFound } from '#lib/platform/errors.ts';
import { action } from '#lib/platform/forms/action.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url, locals: { db, actor } }) => {
	if (!municipalityMay(actor, 'oversee')) notFound();
	return picturesOfTheCity(db, actor, {
		picture: idIn(url.searchParams.get('picture')) ?? null,
		after: url.searchParams.get('after'),
		down: url.searchParams.get('down'),
	});
};

export const actions: Actions = {
	down: action(
		takePictureDownInput,
		({ db, actor }, { picture, reason }) => takePictureDown(db, actor, picture, reason),
		() => ({ to: '/municipality/pictures', flash: organisationFlashes.pictureDown() }),
	),
	back: action(
		putPictureBackInput,
		({ db, actor }, { picture }) => putPictureBack(db, actor, picture),
		() => ({ to: '/municipality/pictures', flash: organisationFlashes.pictureBack() }),
	),
};
