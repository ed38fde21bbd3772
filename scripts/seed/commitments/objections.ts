/** Deliveries that several parties share, and figures that somebody objects to: open, explained, and settled in every way. */
import { randomUUID } from 'node:crypto';
import type { City, Partner } from '../city.ts';
import type { Commitment } from './commitment-plan.ts';

interface Told {
	id: number;
	organisationId: number;
	level: number;
	happenedOn: string;
}

const toldToward = ({ trx }: City, commitment: Pick<Commitment, 'id'>): Promise<Told[]> =>
	trx
		.selectFrom('contribution')
		.select(['id', 'organisationId', 'level', 'happenedOn'])
		.where('commitmentId', '=', commitment.id)
		.where('counts', '=', true)
		.where('source', '=', 'manual')
		.where('level', '<', 3)
		.orderBy('happenedOn', 'desc')
		.orderBy('id', 'desc')
		.execute();

type End = { resolution: 'stands' | 'rejected' | 'withdrawn'; note: string };

async function addObjection(
	{ trx, calendar, municipality, log }: City,
	contribution: Told,
	by: Partner | null,
	{
		day,
		reason,
		answer,
		end,
		answeredBy,
	}: { day: number; reason: string; answer?: string; end?: End; answeredBy: Partner },
): Promise<void> {
	const consultant = municipality.consultant.id;
	const resolvedBy = end?.resolution === 'withdrawn' && by ? by.owner.id : consultant;
	await trx
		.insertInto('objection')
		.values({
			contributionId: contribution.id,
			organisationId: by?.id ?? null,
			personId: by ? by.owner.id : consultant,
			reason,
			raisedAt: calendar.at(day, '10:40'),
			...(answer && { answer, answeredAt: calendar.at(day + 1, '13:05'), answeredBy: answeredBy.owner.id }),
			...(end && {
				resolution: end.resolution,
				resolutionNote: end.note,
				resolvedAt: calendar.at(day + 2, '11:15'),
				resolvedBy,
			}),
		})
		.execute();
	const about = { subjectKind: 'contribution', subjectId: contribution.id };
	log.push({
		...about,
		organisationId: by?.id ?? null,
		personId: by ? by.owner.id : consultant,
		verb: 'contribution.objected',
		at: calendar.at(day, '10:40'),
	});
	if (end?.resolution === 'rejected')
		await trx.updateTable('contribution').set({ counts: false }).where('id', '=', contribution.id).execute();
}

export async function addObjections(city: City, commitments: readonly Commitment[]): Promise<void> {
	const nordlys = city.partner('nordlys-el');
	const ofNordlys = commitments.find(
		({ author, title }) => author.id === nordlys.id && title.startsWith('100 timers'),
	)!;
	const [latest] = await toldToward(city, ofNordlys);
	await addObjection(city, latest!, ofNordlys.counterpart!, {
		day: -4,
		answeredBy: nordlys,
		reason: 'Mødet den dag blev aflyst, så vidt vi har skrevet ned. Kan I se efter?',
	});
	const visits = commitments.find(
		({ counterpart, contributions }) => counterpart?.id === nordlys.id && contributions.length > 1,
	);
	const [, second] = visits ? await toldToward(city, visits) : [];
	if (visits && second)
		await addObjection(city, second, nordlys, {
			day: -6,
			answeredBy: visits.author,
			reason: 'Vi havde én klasse på besøg, ikke flere.',
			answer: 'Den anden klasse var hos jeres afdeling i Valby samme formiddag.',
		});

	const settled = commitments.filter(
		({ author, counterpart, state, contributions, type }) =>
			counterpart &&
			author.id !== nordlys.id &&
			counterpart.id !== nordlys.id &&
			state === 'active' &&
			author.kind !== 'municipality' &&
			type.direction === 'up' &&
			contributions.length > 3,
	);
	const ends: End[] = [
		{ resolution: 'stands', note: 'Vi har set fremmødelisten. Tallet er rigtigt.' },
		{ resolution: 'rejected', note: 'Arrangementet blev holdt af en anden forening og er talt dér.' },
		{ resolution: 'withdrawn', note: '' },
	];
	for (const [place, end] of ends.entries()) {
		const commitment = settled[place];
		const [, , third] = commitment ? await toldToward(city, commitment) : [];
		if (!commitment || !third) continue;
		await addObjection(city, third, commitment.counterpart, {
			day: -12 - place,
			answeredBy: commitment.author,
			end,
			reason: 'Det tal kan vi ikke genkende.',
			...(place === 0 && { answer: 'Vi har lagt listen ved nu.' }),
		});
	}
	await addShared(city, commitments);
}

/** One evening, several parties: each its share, written down by one of them. */
async function addShared({ trx, calendar }: City, commitments: readonly Commitment[]): Promise<void> {
	const together = commitments.filter(
		({ partnership, state, type, from, to }) =>
			partnership &&
			partnership.signed.length > 2 &&
			state === 'active' &&
			type.direction === 'up' &&
			from < -12 &&
			to > -10,
	);
	for (const commitment of together.slice(0, 2)) {
		const [writer, ...others] = commitment.partnership!.signed;
		const sharedKey = randomUUID();
		await trx
			.insertInto('contribution')
			.values(
				[writer!, others[0]!].map(({ id: organisationId }, i) => ({
					commitmentId: commitment.id,
					organisationId,
					amount: i ? 1 : 2,
					happenedOn: calendar.day(-9),
					note: 'Vi holdt det sammen',
					writerOrganisationId: writer!.id,
					sharedKey,
					reportedBy: writer!.owner.id,
					reportedAt: calendar.past(-8, '09:30'),
				})),
			)
			.execute();
	}
}
