/** Ways in, and the places that have been filled. */
import { batches, slugFor, type City } from './city.ts';
import type { Commitment } from './commitments/commitment-plan.ts';
import { apprenticeships } from './opportunities/apprenticeships.ts';
import { boardSeats } from './opportunities/board-seats.ts';
import { otherOpportunities } from './opportunities/others.ts';
import type { OpportunityPlan } from './opportunities/plan.ts';
import { randomFrom } from './random.ts';

const opportunityPlans: readonly OpportunityPlan[] = [
	...apprenticeships,
	...otherOpportunities,
	...boardSeats,
];

/** The commitment of the same partner that a filled place counts toward. */
const servedBy = (plan: OpportunityPlan, commitments: readonly Commitment[]): Commitment | undefined =>
	commitments.find(
		({ author, type, partnership, state }) =>
			!partnership &&
			author.key === plan.by &&
			type.key === plan.serves &&
			['active', 'reported', 'delivered'].includes(state),
	);

export async function addOpportunities(
	{ trx, calendar, partner, log }: City,
	commitments: readonly Commitment[],
): Promise<void> {
	const random = randomFrom('opportunities');
	const rows = opportunityPlans.map((plan) => {
		const organisation = partner(plan.by);
		const site = organisation.sites[0]!;
		const published = calendar.past(Math.min(plan.deadline - 40, -random.whole(3, 25)), '10:15');
		const state = plan.state ?? ('published' as const);
		const changed =
			plan.state === 'closed'
				? calendar.past(Math.min(plan.deadline + 1, -1))
				: plan.state === 'cancelled'
					? calendar.past(-3)
					: published;
		return {
			slug: slugFor(plan.title, random),
			organisationId: organisation.id,
			kind: plan.kind,
			title: plan.title,
			programme: plan.programme ?? '',
			description: plan.text,
			learn: plan.learn ?? '',
			contentLocale: plan.contentLocale ?? 'da',
			places: plan.places,
			boardKind: plan.board ?? null,
			electedOn: plan.elected === undefined ? null : calendar.day(plan.elected),
			startsOn: plan.starts === undefined ? null : calendar.day(plan.starts),
			deadlineOn: calendar.day(plan.deadline),
			danishLevel: plan.danish ?? 'none',
			languages: [...(plan.languages ?? ['da'])],
			siteId: site.id,
			placeName: site.label || null,
			address: site.address,
			lat: site.lat,
			lng: site.lng,
			districtNr: site.districtNr,
			contactName: organisation.owner.name,
			contactEmail: `job@${organisation.key}.example`,
			categories: [...(plan.categories ?? [])],
			focusArea: plan.area,
			commitmentId: servedBy(plan, commitments)?.id ?? null,
			state,
			stateChangedAt: changed,
			stateChangedBy: organisation.owner.id,
			stateReason: plan.reason ?? null,
			publishedAt: state === 'draft' ? null : published,
			createdAt: new Date(published.getTime() - 86_400_000),
			createdBy: organisation.owner.id,
		};
	});
	const ids: number[] = [];
	for (const batch of batches(rows)) {
		ids.push(
			...(await trx.insertInto('opportunity').values(batch).returning('id').execute()).map(({ id }) => id),
		);
	}
	opportunityPlans.forEach((_, i) => {
		const { organisationId, createdBy: personId, publishedAt } = rows[i]!;
		if (publishedAt)
			log.push({
				organisationId,
				personId,
				verb: 'opportunity.published',
				subjectKind: 'opportunity',
				subjectId: ids[i]!,
				at: publishedAt,
			});
	});
	const placements = opportunityPlans.flatMap((plan, i) => {
		const commitment = servedBy(plan, commitments);
		const deeds = (commitment?.contributions ?? []).filter(
			({ amount, deed }) => amount === 1 && !deed && plan.filled,
		);
		return deeds.slice(0, plan.filled ?? 0).map((contribution, place) => {
			// Taken: the next opportunity of the same commitment goes on from here.
			contribution.deed = { source: 'placement', id: 0 };
			const row = {
				opportunityId: ids[i]!,
				ordinal: place + 1,
				filledOn: calendar.day(contribution.day),
				filledBy: contribution.by.owner.id,
				createdAt: calendar.past(contribution.day + 1),
			};
			return { contribution, row };
		});
	});
	const added = await trx
		.insertInto('placement')
		.values(placements.map(({ row }) => row))
		.returning('id')
		.execute();
	placements.forEach(({ contribution }, i) => {
		contribution.deed = { source: 'placement', id: added[i]!.id };
	});
}
