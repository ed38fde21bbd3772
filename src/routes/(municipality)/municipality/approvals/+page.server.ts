import { signedInMunicipality } from '#lib/accounts/signing-in/signed-in.ts';
import { ownCases } from '#lib/accounts/readers.server.ts';
import { asCase } from '#lib/organisations/access.ts';
import { casesPerPage, countCases, listCases } from '#lib/organisations/readers.server.ts';
import { readCaseChoice } from '#lib/organisations/application/cases.ts';
import { now } from '#lib/platform/clock.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url, locals }) => {
	signedInMunicipality(locals, url, 'oversee');
	const choice = readCaseChoice(url.searchParams);
	const [rows, counts] = await Promise.all([
		listCases(locals.db, { ...choice, districtNr: choice.district?.nr }),
		countCases(locals.db),
	]);
	const cases = rows.slice(0, casesPerPage);
	return {
		choice,
		counts,
		cases,
		own: [...(await ownCases(locals.db, locals.actor, cases.map(asCase)))],
		next: rows.length > casesPerPage ? cases.at(-1)?.slug : undefined,
		now: now(),
	};
};
