import { municipalityMay } from '#lib/accounts/access.ts';
import { commitmentsOfPartnership } from '#lib/commitments/list/own-list.server.ts';
import { sharesByParty } from '#lib/commitments/totals/shares.ts';
import { shareRows } from '#lib/commitments/readers.server.ts';
import { impactOf } from '#lib/impact/impact.server.ts';
import { copenhagenDate, formatDate } from '#lib/i18n/dates.ts';
import { districtNames, goalLabels } from '#lib/partnerships/cards.server.ts';
import { historyOf } from '#lib/partnerships/ending/history.server.ts';
import { isCrossSector, signedParties, standingOn } from '#lib/partnerships/partnership.ts';
import { publicPartnership, meetingsHeld } from '#lib/partnerships/readers.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url, locals: { db, actor } }) => {
	const after = url.searchParams.get('after');
	const partnership = await publicPartnership(db, params.partnership);
	const parties = signedParties(partnership.parties);
	const at = now();
	const today = copenhagenDate(at);
	const [history, rows, held] = await Promise.all([
		historyOf(db, partnership, { now: at }),
		shareRows(db, partnership.id),
		// The municipality sees that the parties meet, not what they say to each other.
		municipalityMay(actor, 'oversee') ? meetingsHeld(db, partnership.id, at) : null,
	]);
	const { renewal, renews } = partnership;
	return {
		partnership: { ...partnership, parties, renewal: renewal?.activatedAt ? renewal : null, renews },
		standing: standingOn(partnership, today),
		history,
		shares: sharesByParty(rows, { exact: false }),
		gone: partnership.parties.filter(({ state }) => state === 'left'),
		meetings: held && { count: held.count, last: held.last && formatDate(held.last) },
		today,
		...(await commitmentsOfPartnership(db, partnership.id, after)),
		impact: await impactOf(db, { partnership: partnership.id }),
		crossSector: isCrossSector(parties),
		period: { start: formatDate(partnership.startsOn), end: formatDate(partnership.endsOn) },
		districts: districtNames(partnership.districts),
		goals: goalLabels(partnership.goals),
	};
};
