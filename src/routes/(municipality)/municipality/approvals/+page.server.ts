import { signedInMunicipality } from '#lib/accounts/signing-in/signed-in.ts';
import { ownCases } from '#lib/accounts/readers.server.ts';
import { asCase } from '#lib/organisations/access.ts';
import { countCases, listCases } from '#lib/organisations/readers.server.ts';
import { readCaseChoice } from '#lib/organisations/application/cases.ts';
import { now } from '#lib/platform/clock.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url, locals }) => {
	signedInMunicipality(locals, url, 'oversee');
	const choice = readCaseChoice(url.searchParams);
	const [{ rows: cases, next, first }, counts] = await Promise.all([
		listCases(locals.db, { ...choice, after: url.searchParams.get('after') }),
		countCases(locals.db),
	]);
	return {
		choice,
		counts,
		cases,
		own: [...(await ownCases(locals.db, locals.actor, cases.map(asCase)))],
		next,
		first,
		now: now(),
	};
};
