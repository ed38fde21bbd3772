import { readHalfYear } from '#lib/i18n/periods.ts';
import { signedInMunicipality } from '#lib/accounts/signing-in/signed-in.ts';
import { mayTakePictureDown } from '#lib/organisations/access.ts';
import { sentReportOf } from '#lib/reporting/sent-report.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals, url }) => {
	signedInMunicipality(locals, url, 'oversee');
	const halfYear = readHalfYear(url.searchParams.get('half'));
	return {
		...(await sentReportOf(locals.db, locals.actor, params.organisation, halfYear)),
		mayTakePictureDown: mayTakePictureDown(locals.actor),
	};
};
