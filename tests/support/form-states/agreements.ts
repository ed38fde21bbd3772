/** Partnerships that wait for an answer, and meetings that have begun. */
import type { AmendmentInput } from '#lib/partnerships/amendments/amendment-input.ts';
import { proposeAmendment } from '#lib/partnerships/amendments/amendments.server.ts';
import { termsOf } from '#lib/partnerships/amendments/terms.ts';
import { partnershipBySlug } from '#lib/partnerships/partnership-queries.server.ts';
import type { Player } from '../cast/people.ts';
import { partnership } from '../cast/commitments.ts';
import { asSigner } from '../cast/partnerships.ts';
import { inDays, type City, type FormSamples } from './city.ts';

const page = '/(member)/workspace/[organisation]/partnerships/[partnership]';

/** One that the first of them proposed, and these have not answered, or said no to. */
async function proposed(
	{ db }: City,
	parties: readonly Player[],
	answers: Record<number, 'invited' | 'declined'>,
): Promise<string> {
	const { id, slug } = await partnership(db, parties, inDays(600));
	await db
		.updateTable('partnership')
		.set({ state: 'awaiting_signatures', activatedAt: null })
		.where('id', '=', id)
		.execute();
	for (const { id: organisationId } of parties) {
		const state = answers[organisationId];
		const no = { decidedAt: new Date(), declinedReason: 'Det passer os ikke' };
		const unsigned = { decidedAt: null, signerName: null, signerTitle: null };
		if (state)
			await db
				.updateTable('partnershipParty')
				.set({ ...unsigned, state, ...(state === 'declined' && no) })
				.where('partnershipId', '=', id)
				.where('organisationId', '=', organisationId)
				.execute();
	}
	return slug;
}

async function amended({ db }: City, by: Player, others: readonly Player[]): Promise<string> {
	const { slug } = await partnership(db, [by, ...others], inDays(600));
	const made = (await partnershipBySlug(db, slug))!;
	const { parties, ...terms } = termsOf(made);
	await proposeAmendment(db, by.as('owner'), by.slug, slug, {
		...terms,
		purpose: 'Vi vil sammen finde lærepladser til unge i hele byen.',
		version: made.termsVersion,
		parties: parties.map(({ organisationId, required, brings }) => ({
			organisationId,
			required,
			brings,
			out: false,
		})),
		reason: 'Vi har lært noget undervejs',
		...asSigner,
	} as AmendmentInput);
	return slug;
}

export async function agreementsInStates(city: City): Promise<FormSamples> {
	const { db, us, school, housing, own } = city;
	const at = (slug: string) => own(`/partnerships/${slug}`);
	const asked = await proposed(city, [school, us], { [us.id]: 'invited' });
	const waiting = await proposed(city, [us, school], { [school.id]: 'invited' });
	const refused = await proposed(city, [us, school, housing], { [school.id]: 'declined' });
	const ours = await amended(city, us, [school]);
	const theirs = await amended(city, school, [us]);
	const due = await partnership(db, [us, school], inDays(20));
	const meeting = await db
		.insertInto('partnershipMeeting')
		.values({
			partnershipId: due.id,
			organisationId: us.id,
			title: 'Halvårsmøde',
			startsAt: new Date(Date.now() - 7_200_000),
			endsAt: new Date(Date.now() - 3_600_000),
			place: 'Kapelvej 16',
		})
		.returning('id')
		.executeTakeFirstOrThrow();
	return {
		[`${page} ?/sign`]: at(asked),
		[`${page} ?/decline`]: at(asked),
		[`${page} ?/revise`]: at(waiting),
		[`${page} ?/remove`]: at(refused),
		[`${page} ?/amendSign`]: at(theirs),
		[`${page} ?/amendDecline`]: at(theirs),
		[`${page} ?/takeBack`]: at(ours),
		[`${page} ?/renew`]: at(due.slug),
		[`${page}/meetings/[meeting] ?/minutes`]: at(`${due.slug}/meetings/${meeting.id}`),
	};
}
