/** Everybody who is not a partner: applications in every state, and organisations that are only listed. */
import { slugify } from '#lib/i18n/slugs.ts';
import { stateAfter, type ReviewOutcome } from '#lib/organisations/organisation.ts';
import type { City } from './city.ts';
import { inventedCvrNumbers } from './cvr.ts';
import { namer } from './names.ts';
import { addOrganisations, described } from './organisations.ts';
import { applicants, listed, type ApplicantPlan } from './partners/applicants.ts';
import { addPeople } from './people.ts';
import { randomFrom } from './random.ts';

const wasPartner = ({ state }: ApplicantPlan) => state === 'suspended' || state === 'closed';
const outcomeOf = ({ state }: ApplicantPlan): ReviewOutcome | undefined =>
	(Object.keys(stateAfter) as ReviewOutcome[]).find(
		(outcome) => !['reinstated', 'reopened'].includes(outcome) && stateAfter[outcome] === state,
	);

export async function addApplicants(city: City): Promise<void> {
	const { trx, calendar, municipality, log } = city;
	const nextName = namer(randomFrom('applicants'));
	const numbers = inventedCvrNumbers();
	// Partners took the first ones.
	for (let taken = 0; taken < 100; taken++) numbers.next();
	const owners = await addPeople(
		trx,
		applicants.map((plan) => {
			const name = nextName();
			const since = calendar.past(-plan.days - 10, '13:10');
			return {
				name,
				email: `${slugify(name.split(' ')[0]!)}@${plan.key}.example`,
				passwordHash: plan.state === 'draft' ? null : city.passwordHash,
				emailConfirmedAt: plan.state === 'draft' ? null : since,
				createdAt: since,
			};
		}),
	);
	const added = await addOrganisations(
		trx,
		applicants.map((plan, i) => {
			const outcome = outcomeOf(plan);
			const began = plan.purpose !== '';
			return {
				...described(plan, owners[i]!),
				...(began
					? {}
					: { website: null, publicEmail: null, contactName: null, contactEmail: null, languages: [] }),
				cvr: began && plan.kind === 'business' ? numbers.next().value : null,
				state: plan.state,
				stateChangedAt: calendar.past(-plan.days, '10:45'),
				stateChangedBy: outcome ? municipality.consultant.id : owners[i]!.id,
				createdAt: calendar.past(-plan.days - 10, '13:10'),
				createdBy: owners[i]!.id,
				lastConfirmedAt: calendar.past(-plan.days, '10:45'),
				sites: plan.address ? [{ label: '', address: plan.address }] : [],
			};
		}),
	);
	await trx
		.insertInto('membership')
		.values(
			added.map(({ id }, i) => ({
				organisationId: id,
				personId: owners[i]!.id,
				role: 'owner',
				createdBy: owners[i]!.id,
				createdAt: calendar.past(-applicants[i]!.days - 10, '13:10'),
			})),
		)
		.execute();
	const reviews = applicants.flatMap((plan, i) => {
		const outcome = outcomeOf(plan);
		if (!outcome) return [];
		const review = { organisationId: added[i]!.id, reviewedBy: municipality.consultant.id };
		const reviewedAt = calendar.past(-plan.days, '10:45');
		const decision = {
			...review,
			outcome,
			reason: plan.reason ?? '',
			fieldNotes: JSON.stringify(plan.notes ?? {}),
			reviewedAt,
		};
		const yes = {
			...review,
			outcome: 'approved' as const,
			reason: '',
			fieldNotes: '{}',
			reviewedAt: calendar.at(-plan.days - 6),
		};
		return wasPartner(plan) ? [yes, decision] : [decision];
	});
	await trx.insertInto('organisationReview').values(reviews).execute();
	for (const { organisationId, reviewedBy: personId, reviewedAt: at, outcome } of reviews) {
		const about = { organisationId, subjectKind: 'organisation', subjectId: organisationId };
		log.push({ ...about, personId, verb: `organisation.${outcome}`, at });
	}
}

export async function addListed({ trx, calendar }: City): Promise<void> {
	await addOrganisations(
		trx,
		listed.map(([name, kind, address], i) => ({
			kind,
			name,
			state: 'listed',
			stateChangedAt: calendar.at(-95),
			createdAt: calendar.at(-95),
			lastConfirmedAt: calendar.at(-95),
			source: 'demo',
			sourceKey: String(i + 1),
			sites: [{ label: '', address }],
		})),
	);
}
