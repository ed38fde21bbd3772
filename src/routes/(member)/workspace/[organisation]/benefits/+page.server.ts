import { benefitStanding } from '#lib/benefits/benefit.ts';
import { ownBenefits } from '#lib/benefits/readers.server.ts';
import { copenhagenDate } from '#lib/i18n/dates.ts';
import { organisationFor } from '#lib/organisations/organisations.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { db, actor } }) => {
	const organisation = await organisationFor(db, actor, params.organisation, 'read');
	const at = { today: copenhagenDate(now()), now: now() };
	const rows = await ownBenefits(db, organisation.id);
	return { benefits: rows.map((row) => ({ ...row, standing: benefitStanding(row, at) })) };
};
