import { commitmentsOf } from '#lib/commitments/list/own-list.server.ts';
import { today } from '#lib/commitments/readers.server.ts';
import { sharedPractice } from '#lib/equality/practice/check-readers.server.ts';
import { upcomingEventsOf } from '#lib/events/readers.server.ts';
import { organisationLd } from '#lib/feeds/json-ld.ts';
import { impactOf } from '#lib/impact/impact.server.ts';
import { reportYears } from '#lib/impact/yearly-report/report.server.ts';
import { webAddress } from '#lib/i18n/web-address.server.ts';
import { listSites, publicPartner, standingOf } from '#lib/organisations/readers.server.ts';
import { fullAddress } from '#lib/organisations/organisation.ts';
import { currentBenefitsOf } from '#lib/benefits/readers.server.ts';
import { openOpportunitiesOf } from '#lib/opportunities/readers.server.ts';
import { cardOf } from '#lib/partnerships/cards.server.ts';
import { partnershipsOf } from '#lib/partnerships/readers.server.ts';
import { standingSignature } from '#lib/pledge/readers.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { PageServerLoad } from './$types';

const most = 6;

export const load: PageServerLoad = async ({ params, url, locals: { db } }) => {
	const organisation = await publicPartner(db, params.organisation);
	const { id, name, purpose, website } = organisation;
	const after = url.searchParams.get('after');
	const [
		sites,
		signature,
		partnerships,
		commitments,
		events,
		opportunities,
		benefits,
		impact,
		years,
		standing,
		practice,
	] =
		organisation.state === 'listed'
			? [
					await listSites(db, id),
					undefined,
					[],
					{ commitments: [], next: null, first: true },
					[],
					[],
					[],
					null,
					[],
					null,
					[],
				]
			: await Promise.all([
					listSites(db, id),
					standingSignature(db, id),
					partnershipsOf(db, id),
					commitmentsOf(db, id, after),
					upcomingEventsOf(db, id, most),
					openOpportunitiesOf(db, id, most),
					currentBenefitsOf(db, id, now(), most),
					impactOf(db, { organisation: id }),
					reportYears(db, id),
					standingOf(db, id, today()),
					sharedPractice(db, id),
				]);
	const [first] = sites;
	const page = webAddress(`/partners/${organisation.slug}`);
	return {
		organisation,
		sites,
		signature: signature && { code: signature.code, signedAt: signature.signedAt },
		partnerships: partnerships.map((one) => cardOf(one, today())),
		...commitments,
		impact,
		years,
		standing,
		practice,
		events,
		opportunities,
		benefits,
		today: today(),
		now: now(),
		joinLink: webAddress('/become-partner'),
		structured: organisationLd({
			name,
			url: page,
			description: purpose,
			website,
			place: first ? { name: first.label || null, address: fullAddress(first), point: first } : null,
		}),
	};
};
