/** Promises with their milestones and changed targets. */
import type { CommitmentState } from '#lib/commitments/commitment.ts';
import { batches, slugFor, type City } from './city.ts';
import type { Commitment, CommitmentPlan } from './commitment-plan.ts';
import { randomFrom } from './random.ts';

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
			unit: plan.type.unit.key,
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
		if (state !== 'draft' && state !== 'active')
			log.push({ ...about, personId: stateChangedBy, verb: `commitment.${state}`, at: stateChangedAt });
	});
	await addDetails(city, commitments);
	return commitments;
}

async function addDetails({ trx, calendar }: City, commitments: readonly Commitment[]): Promise<void> {
	const milestones = commitments.flatMap(({ id: commitmentId, milestones: planned }) =>
		planned.map(({ title, day, reached }) => ({
			commitmentId,
			title,
			dueOn: calendar.day(day),
			reachedAt: reached ? calendar.past(Math.min(day - 3, -1), '15:00') : null,
		})),
	);
	await trx.insertInto('milestone').values(milestones).execute();
	const amendments = commitments.flatMap(({ id: commitmentId, target: toTarget, amended, author }) =>
		amended
			? [
					{
						commitmentId,
						fromTarget: amended.from,
						toTarget,
						reason: amended.reason,
						amendedBy: author.owner.id,
						amendedAt: calendar.at(amended.day, '11:40'),
					},
				]
			: [],
	);
	if (amendments.length) await trx.insertInto('commitmentAmendment').values(amendments).execute();
}
