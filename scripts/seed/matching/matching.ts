/** Posts, the matches between them, and the commitments that came of those. */
import type { DistrictNr } from '#lib/geography/districts.ts';
import { titleFrom } from '#lib/commitments/commitment.ts';
import { withLocale } from '#lib/i18n/locale.server.ts';
import { typeOf, usualGoalOf } from '#lib/matching/postings/kinds.ts';
import { m } from '#lib/paraglide/messages.js';
import { districtOfPartner, slugFor, type City, type Partner } from '../city.ts';
import type { Commitment, CommitmentPlan } from '../commitments/commitment-plan.ts';
import { matchPlans, postingPlans, type MatchPlan, type PostingPlan } from './matching-plan.ts';
import { randomFrom } from '../random.ts';

const planOf = (key: string): PostingPlan => {
	const plan = postingPlans.find((posting) => posting.key === key);
	if (!plan) throw new Error(`The demo has no post ${key}`);
	return plan;
};
/** @throws for a partner without a standing signature: they do not post */
function poster(city: City, { by }: PostingPlan): Partner {
	const partner = city.partner(by);
	if (partner.signedDaysAgo === null) throw new Error(`${by} has not signed`);
	return partner;
}

const districtsOf = (city: City, plan: PostingPlan): DistrictNr[] => {
	const own = districtOfPartner(city.partner(plan.by));
	return plan.districts ? [...plan.districts] : own === null ? [] : [own];
};

const accepted = matchPlans.filter(({ state }) => state === 'accepted');
const titleOf = (plan: MatchPlan, needing: Partner) =>
	withLocale('da', () =>
		m.matching_commitment_title({
			amount: titleFrom(typeOf(planOf(plan.offer).kind), plan.quantity),
			name: needing.name,
		}),
	);

/** What accepted matches promise; delivered in part, and confirmed by the side that needed it. */
export const matchCommitments = (city: City): CommitmentPlan[] =>
	accepted.map((plan) => {
		const need = planOf(plan.need);
		const offer = planOf(plan.offer);
		const author = poster(city, offer);
		const type = typeOf(offer.kind);
		const needing = poster(city, need);
		return {
			type,
			author,
			partnership: null,
			counterpart: needing,
			title: titleOf(plan, needing),
			description: need.text,
			goal: need.goal ?? usualGoalOf(need.kind),
			secondaryGoals: [],
			targetGroup: '',
			resources: offer.text,
			districts: districtsOf(city, need),
			baseline: 0,
			target: plan.quantity,
			from: plan.from,
			to: plan.to,
			state: 'active',
			milestones: [],
			contributions: [0.25, 0.25].map((share, i) => ({
				by: author,
				amount: plan.quantity * share,
				day: plan.from + 8 + i * 24,
				note: '',
				level: 1 as const,
				deed: null,
			})),
		};
	});

export async function addMatching(city: City, commitments: readonly Commitment[]): Promise<void> {
	const { trx, calendar, partner } = city;
	const random = randomFrom('needs and offers');
	const rows = postingPlans.map((plan) => {
		const by = poster(city, plan);
		const posted = calendar.past(plan.posted, '09:40');
		const state = plan.state ?? ('published' as const);
		return {
			slug: slugFor(plan.title, random),
			organisationId: by.id,
			side: plan.side,
			kind: plan.kind,
			title: plan.title,
			description: plan.text,
			goal: plan.goal ?? usualGoalOf(plan.kind),
			quantity: plan.quantity,
			districts: districtsOf(city, plan),
			languages: [...(plan.languages ?? ['da'])],
			weekdays: [...(plan.weekdays ?? [])],
			startsOn: calendar.day(plan.from),
			endsOn: calendar.day(plan.to),
			state,
			stateChangedAt: state === 'closed' ? calendar.past(Math.min(plan.posted + 6, -1)) : posted,
			stateChangedBy: plan.takenDown ? city.municipality.consultant.id : by.owner.id,
			stateReason: plan.reason ?? null,
			closedByMunicipality: plan.takenDown ?? false,
			publishedAt: state === 'draft' ? null : posted,
			createdAt: posted,
			createdBy: by.owner.id,
		};
	});
	const ids = await trx.insertInto('posting').values(rows).returning('id').execute();
	const idOf = (key: string) => ids[postingPlans.findIndex((plan) => plan.key === key)]!.id;
	postingPlans.forEach(({ side }, i) => {
		const { organisationId, createdBy: personId, publishedAt } = rows[i]!;
		const about = { organisationId, personId, subjectKind: 'posting', subjectId: ids[i]!.id };
		if (publishedAt) city.log.push({ ...about, verb: `${side}.published`, at: publishedAt });
	});

	for (const plan of matchPlans) {
		const sides = { need: partner(planOf(plan.need).by), offer: partner(planOf(plan.offer).by) };
		const proposer = sides[plan.proposer];
		const answerer = sides[plan.proposer === 'need' ? 'offer' : 'need'];
		const commitment =
			plan.state === 'accepted' && commitments.find(({ title }) => title === titleOf(plan, sides.need));
		const decidedAt = plan.state === 'proposed' ? null : calendar.past(plan.day + 2, '13:15');
		const decidedBy = plan.state === 'withdrawn' ? proposer.owner.id : answerer.owner.id;
		await trx
			.insertInto('match')
			.values({
				needId: idOf(plan.need),
				offerId: idOf(plan.offer),
				quantity: plan.quantity,
				startsOn: calendar.day(plan.from),
				endsOn: calendar.day(plan.to),
				message: plan.message ?? '',
				reason: plan.reason ?? '',
				state: plan.state,
				proposerId: proposer.id,
				proposedBy: proposer.owner.id,
				proposedAt: calendar.past(plan.day, '11:05'),
				decidedAt,
				decidedBy: decidedAt && decidedBy,
				commitmentId: commitment ? commitment.id : null,
			})
			.execute();
		if (!commitment || !decidedAt) continue;
		await trx
			.updateTable('commitment')
			.set({ acceptedAt: decidedAt, counterpartAgreedAt: decidedAt, stateChangedBy: decidedBy })
			.where('id', '=', commitment.id)
			.execute();
	}
	await trx
		.insertInto('matchMute')
		.values(
			[
				{ organisationId: partner('nordlys-el').id, mutedOrganisationId: partner('kajens-gymnasium').id },
				{ organisationId: partner('nordlys-el').id, postingId: idOf('besoeg-vanloese') },
				{ organisationId: partner('kapelgaardsskolen').id, kind: 'guest-teachers' },
			].map((mute) => ({
				postingId: null,
				mutedOrganisationId: null,
				kind: null,
				...mute,
				mutedAt: calendar.past(-3),
			})),
		)
		.execute();
}
