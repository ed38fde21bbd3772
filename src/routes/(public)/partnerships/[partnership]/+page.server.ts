import { commitmentsOfPartnership } from '#lib/commitments/readers.server.ts';
import { copenhagenDate, formatDate } from '#lib/i18n/dates.ts';
import { districtNames, goalLabels } from '#lib/partnerships/cards.server.ts';
import { isCrossSector, partnershipStanding, signedParties } from '#lib/partnerships/partnership.ts';
import { publicPartnership } from '#lib/partnerships/readers.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { db } }) => {
	const partnership = await publicPartnership(db, params.partnership);
	const parties = signedParties(partnership.parties);
	const today = copenhagenDate(now());
	return {
		partnership: { ...partnership, parties },
		standing: partnershipStanding(partnership, today),
		today,
		commitments: await commitmentsOfPartnership(db, partnership.id),
		crossSector: isCrossSector(parties),
		period: { start: formatDate(partnership.startsOn), end: formatDate(partnership.endsOn) },
		districts: districtNames(partnership.districts),
		goals: goalLabels(partnership.goals),
	};
};
