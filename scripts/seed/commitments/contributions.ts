/** What was delivered, and who confirmed it: never the side that delivered. */
import type { Insertable } from 'kysely';
import type { Contribution, Verification } from '#lib/platform/database/tables.ts';
import { batches, type City } from '../city.ts';
import type { Commitment, ContributionPlan } from './commitment-plan.ts';
import { addEvidence } from './evidence.ts';
import { randomFrom } from '../random.ts';

export async function addContributions(city: City, commitments: readonly Commitment[]): Promise<void> {
	const { trx, calendar, log } = city;
	const all = commitments.flatMap((commitment) =>
		commitment.contributions.map((contribution) => ({ commitment, contribution })),
	);
	const corrected = await addCorrected(city, all);
	const rows = all.map(({ commitment, contribution }): Insertable<Contribution> => ({
		...written(city, commitment, contribution),
		amount: contribution.amount,
		correctsId: corrected.get(contribution) ?? null,
	}));
	const verifications: Insertable<Verification>[] = [];
	const shown: Parameters<typeof addEvidence>[1][number][] = [];
	const random = randomFrom('verifications');
	let place = 0;
	for (const batch of batches(rows)) {
		for (const { id } of await trx.insertInto('contribution').values(batch).returning('id').execute()) {
			const { commitment, contribution } = all[place++]!;
			const about = { organisationId: contribution.by.id, subjectKind: 'contribution', subjectId: id };
			const verb = contribution.deed ? 'contribution.counted' : 'contribution.reported';
			log.push({
				...about,
				personId: contribution.by.owner.id,
				verb,
				at: calendar.past(contribution.day + 1, '09:30'),
			});
			shown.push({ id, level: contribution.level, day: contribution.day, by: contribution.by.owner.id });
			verifications.push(...ladder(city, commitment, contribution, id, random.whole(2, 9)));
		}
	}
	await addEvidence(city, shown);
	for (const batch of batches(verifications)) await trx.insertInto('verification').values(batch).execute();
	for (const { contributionId, level, organisationId = null, personId = null, verifiedAt } of verifications) {
		const about = { organisationId, personId, subjectKind: 'contribution', subjectId: contributionId };
		log.push({ ...about, verb: 'contribution.verified', at: verifiedAt as Date, details: { level } });
	}
}

const written = ({ calendar }: City, commitment: Commitment, { by, day, note, deed }: ContributionPlan) => ({
	commitmentId: commitment.id,
	organisationId: by.id,
	happenedOn: calendar.day(day),
	note: deed ? '' : note,
	source: deed?.source ?? ('manual' as const),
	sourceId: deed?.id ?? null,
	reportedBy: by.owner.id,
	reportedAt: calendar.past(day + 1, '09:30'),
});

/** First reports that were wrong: they stay on record and no longer count. */
async function addCorrected(
	city: City,
	all: readonly { commitment: Commitment; contribution: ContributionPlan }[],
): Promise<Map<ContributionPlan, number>> {
	const wrong = all.filter(
		({ contribution }) => contribution.correctedFrom !== undefined && !contribution.deed,
	);
	const ids = new Map<ContributionPlan, number>();
	for (const { commitment, contribution } of wrong) {
		const row = {
			...written(city, commitment, contribution),
			amount: contribution.correctedFrom!,
			counts: false,
		};
		const { id } = await city.trx
			.insertInto('contribution')
			.values(row)
			.returning('id')
			.executeTakeFirstOrThrow();
		ids.set(contribution, id);
	}
	return ids;
}

/** The other party first, then the municipality; for the municipality's own houses its auditor. */
function ladder(
	city: City,
	commitment: Commitment,
	{ by, level, day }: ContributionPlan,
	contributionId: number,
	later: number,
): Insertable<Verification>[] {
	const { calendar, municipality } = city;
	const isMunicipal = by.kind === 'municipality';
	const other = commitment.partnership
		? commitment.partnership.signed.find(
				(party) => party.id !== by.id && !(isMunicipal && party.kind === 'municipality'),
			)
		: (commitment.counterpart ?? undefined);
	const steps: Insertable<Verification>[] = [];
	if (other && level >= 1 && (level === 1 || contributionId % 2 === 0)) {
		const verifiedAt = calendar.past(day + later, '12:10');
		steps.push({ contributionId, level: 1, organisationId: other.id, personId: other.owner.id, verifiedAt });
	}
	if (level === 2 || level === 3) {
		const verifiedAt = calendar.past(day + later + 4, '15:05');
		const personId = isMunicipal ? municipality.auditor.id : municipality.consultant.id;
		steps.push({
			contributionId,
			level,
			organisationId: null,
			personId,
			note: level === 2 ? 'Bilag set' : 'Besøgt og bekræftet',
			verifiedAt,
		});
	}
	return steps;
}
