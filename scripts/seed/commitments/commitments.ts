/** Commitments with their milestones and changed targets. */
import type { CommitmentState } from '#lib/commitments/commitment.ts';
import { batches, slugFor, type City } from '../city.ts';
import type { Commitment, CommitmentPlan } from './commitment-plan.ts';
import { randomFrom } from '../random.ts';

/** How long ago it came to its state, and by whom. */
function lastChange(city: City, { state, from, to, author }: CommitmentPlan, aside: number) {
	const municipal: readonly CommitmentState[] = [
		'active',
		'declined',
		'delivered',
		'partly',
		'not_delivered',
	];
	const day = {
		draft: -1 - aside,
		proposed: -1 - aside,
		declined: -3 - aside,
		active: Math.min(from - 1, -2),
		reported: Math.min(to, 0) - 1,
		delivered: to + 2,
		partly: to + 2,
		not_delivered: to + 2,
		withdrawn: Math.round(from / 4),
		replaced: Math.round(from / 3),
	}[state];
	return {
		day: Math.min(day, -1),
		by: municipal.includes(state) ? city.municipality.consultant.id : author.owner.id,
	};
}

/** Draft and active need no more words; how a commitment ended is told in commitment-life.ts. */
const toldElsewhere: readonly CommitmentState[] = [
	...(['draft', 'active', 'reported', 'delivered', 'partly', 'not_delivered'] as const),
];
const neverAccepted: readonly CommitmentState[] = ['draft', 'proposed', 'declined'];

export async function addCommitments(city: City, plans: readonly CommitmentPlan[]): Promise<Commitment[]> {
	const { trx, calendar, log } = city;
	const random = randomFrom('commitments written');
	const rows = plans.map((plan) => {
		const change = lastChange(city, plan, random.whole(0, 8));
		const accepted = neverAccepted.includes(plan.state) ? null : Math.min(plan.from - 1, -2);
		const created = Math.min(accepted ?? change.day, change.day) - random.whole(2, 6);
		return {
			slug: plan.state === 'draft' ? random.code(12) : slugFor(plan.title, random),
			organisationId: plan.partnership ? null : plan.author.id,
			partnershipId: plan.partnership?.id ?? null,
			counterpartId: plan.counterpart?.id ?? null,
			authorId: plan.author.id,
			type: plan.type.key,
			title: plan.title,
			description: plan.description,
			goal: plan.goal,
			secondaryGoals: plan.secondaryGoals,
			targetGroup: plan.targetGroup,
			districts: plan.districts,
			resources: plan.resources,
			lowerIsBetter: plan.type.direction === 'down',
			baseline: plan.baseline,
			target: plan.target,
			originalTarget: plan.amended?.from ?? plan.target,
			startsOn: calendar.day(plan.from),
			dueOn: calendar.day(plan.to),
			state: plan.state,
			stateChangedAt: calendar.at(change.day, '14:20'),
			stateChangedBy: change.by,
			stateReason: plan.reason ?? null,
			acceptedAt: accepted === null ? null : calendar.at(accepted, '14:20'),
			approvedAt: accepted === null ? null : calendar.at(accepted, '14:20'),
			approvedBy: accepted === null ? null : city.municipality.consultant.id,
			createdAt: calendar.at(created, '10:05'),
			createdBy: plan.author.owner.id,
			savedAt: calendar.at(created + 1, '10:25'),
		};
	});
	const ids: { id: number; slug: string }[] = [];
	for (const batch of batches(rows)) {
		ids.push(...(await trx.insertInto('commitment').values(batch).returning(['id', 'slug']).execute()));
	}
	const commitments = plans.map((plan, i): Commitment => ({ ...plan, ...ids[i]! }));
	commitments.forEach(({ id, author, state }, i) => {
		const about = { organisationId: author.id, subjectKind: 'commitment', subjectId: id };
		const { createdAt, acceptedAt, stateChangedAt, stateChangedBy } = rows[i]!;
		log.push({ ...about, personId: author.owner.id, verb: 'commitment.drafted', at: createdAt });
		if (acceptedAt)
			log.push({
				...about,
				personId: city.municipality.consultant.id,
				verb: 'commitment.accepted',
				at: acceptedAt,
			});
		if (!toldElsewhere.includes(state))
			log.push({ ...about, personId: stateChangedBy, verb: `commitment.${state}`, at: stateChangedAt });
	});
	await addParties(city, commitments, rows);
	await addMilestones(city, commitments);
	return commitments;
}

/** Each party of a joint one has said yes before it was accepted; of one that waits, the first has, and the rest are asked. */
async function addParties(
	{ trx, log }: City,
	commitments: readonly Commitment[],
	rows: readonly { acceptedAt: Date | null; stateChangedAt: Date }[],
): Promise<void> {
	const hour = 3_600_000;
	const parties = commitments.flatMap(({ id, partnership, author, state }, i) => {
		const { acceptedAt, stateChangedAt } = rows[i]!;
		if (!partnership || state === 'draft') return [];
		const askedAt = acceptedAt ? new Date(acceptedAt.getTime() - 30 * hour) : stateChangedAt;
		return partnership.signed.map((party, place) => {
			const yes = acceptedAt !== null || party.id === author.id;
			const at = new Date(askedAt.getTime() + place * hour);
			if (acceptedAt)
				log.push({
					organisationId: party.id,
					personId: party.owner.id,
					verb: 'commitment.party_signed',
					subjectKind: 'commitment',
					subjectId: id,
					at,
				});
			return {
				commitmentId: id,
				organisationId: party.id,
				askedAt,
				answer: yes ? ('signed' as const) : null,
				answeredAt: yes ? at : null,
				answeredBy: yes ? party.owner.id : null,
			};
		});
	});
	if (parties.length) await trx.insertInto('commitmentParty').values(parties).execute();
}

async function addMilestones(
	{ trx, calendar, log }: City,
	commitments: readonly Commitment[],
): Promise<void> {
	const planned = commitments.flatMap((commitment) =>
		commitment.milestones.map((milestone) => ({ commitment, milestone })),
	);
	const rows = planned.map(({ commitment, milestone: { title, day, reached } }) => ({
		commitmentId: commitment.id,
		title,
		dueOn: calendar.day(day),
		reachedAt: reached ? calendar.past(Math.min(day - 3, -1), '15:00') : null,
	}));
	const ids = await trx.insertInto('milestone').values(rows).returning('id').execute();
	rows.forEach(({ title, reachedAt }, i) => {
		const { id, author } = planned[i]!.commitment;
		if (!reachedAt) return;
		log.push({
			organisationId: author.id,
			personId: author.owner.id,
			verb: 'commitment.milestone_reached',
			subjectKind: 'commitment',
			subjectId: id,
			at: reachedAt,
			details: { milestone: ids[i]!.id, title },
		});
	});
}
