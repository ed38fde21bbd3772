/** What the municipality looks after: what readers say, two entries of one dinner, and what was taken down and appealed. */
import type { Insertable } from 'kysely';
import type { Event, Flag, Takedown } from '#lib/platform/database/tables.ts';
import { slugFor, type City } from '../city.ts';
import type { EventRow } from './plan.ts';
import { randomFrom } from '../random.ts';

export async function addModeration(city: City, events: readonly EventRow[]): Promise<void> {
	await addLookAlike(city, events);
	await addTakedowns(city, events);
	await addFlags(city, events);
}

function turnOf(events: readonly EventRow[], title: string, turn = 0): EventRow {
	const found = events.find((event) => event.plan.title === title && event.turn === turn);
	if (!found) throw new Error(`The demo has no event ${title}`);
	return found;
}

/** An event like that one, by another; nobody has signed up. */
async function like({ trx }: City, id: number, changes: Partial<Insertable<Event>>): Promise<number> {
	const {
		id: _,
		questions,
		...row
	} = await trx.selectFrom('event').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
	const own = {
		seriesId: null,
		knownBefore: null,
		occurrenceOn: null,
		commitmentId: null,
		siteId: null,
		imageId: null,
		imageAlt: null,
	};
	const added = await trx
		.insertInto('event')
		.values({ ...row, ...own, questions: JSON.stringify(questions), ...changes })
		.returning('id')
		.executeTakeFirstOrThrow();
	return added.id;
}

/** Both of those who hold the dinner have entered it. */
async function addLookAlike(city: City, events: readonly EventRow[]): Promise<void> {
	const { calendar, partner, trx } = city;
	const first = turnOf(events, 'Fællesspisning i gården', 3);
	const other = partner('lysets-hus');
	const title = 'Fællesspisning i gården, alle er velkomne';
	const publishedAt = calendar.past(-2, '16:20');
	const otherId = await like(city, first.id, {
		slug: slugFor(title, randomFrom('look-alike')),
		organisationId: other.id,
		title,
		description:
			'Vi spiser sammen med naboerne i Møllehjulet. Maden er klar klokken 18, og der er mad uden kød. Kom som du er.',
		capacity: 20,
		createdBy: other.owner.id,
		createdAt: publishedAt,
		publishedAt,
		stateChangedAt: publishedAt,
		stateChangedBy: other.owner.id,
	});
	await trx
		.insertInto('registration')
		.values(
			[
				{ name: 'Yasmin Aydin', people: 3 },
				{ name: 'Kirsten Overgaard', people: 1 },
			].map(({ name, people }) => ({
				eventId: otherId,
				name,
				people,
				email: `${name.toLowerCase().replace(' ', '.')}@example.org`,
				state: 'confirmed' as const,
				createdAt: calendar.past(-1, '19:30'),
			})),
		)
		.execute();
	const [eventId, second] = [first.id, otherId].toSorted((a, b) => a - b) as [number, number];
	await trx.insertInto('lookAlike').values({ eventId, otherId: second, foundAt: publishedAt }).execute();
}

async function addTakedowns(city: City, events: readonly EventRow[]): Promise<void> {
	const { calendar, municipality, partner, trx, log } = city;
	const cases = [
		{
			by: 'havnens-hjulvaerk',
			title: 'Cykeltjek og gode tilbud',
			text: 'Kom forbi og se vores nye elcykler. Der er rabat hele dagen.',
			words: 'Opslaget er mest en reklame for jeres cykler. Vi kan ikke se, hvad man kan være med til.',
			appeal:
				'Vi tjekker bremser og lys gratis for alle, der kommer, og børnene lærer at lappe. Det burde vi have skrevet. Vi har rettet teksten, så det står der.',
			reason: 'misleading',
			days: -4,
		},
		{
			by: 'torvets-varer',
			title: 'Vind et gavekort til jul',
			text: 'Skriv dig op til vores kundeklub, og vær med i lodtrækningen.',
			words: 'En lodtrækning for en kundeklub er reklame. Her er plads til det, byen kan være med i.',
			appeal: null,
			reason: 'spam',
			days: -9,
		},
	] as const;
	const model = turnOf(events, 'Åbent cykelværksted');
	for (const { by, title, text, words, appeal, reason, days } of cases) {
		const { id: organisationId, owner, sites } = partner(by);
		const [publishedAt, takenDownAt] = [calendar.past(days - 3, '11:00'), calendar.past(days, '10:15')];
		const { address, lat, lng, districtNr, label } = sites[0]!;
		const eventId = await like(city, model.id, {
			...{ slug: slugFor(title, randomFrom(by)), organisationId, title, description: text },
			...{ address, lat, lng, districtNr, placeName: label || null },
			...{ startsAt: calendar.at(16, '12:00'), endsAt: calendar.at(16, '15:00') },
			...{ state: 'draft', stateChangedAt: takenDownAt, stateReason: null, stateChangedBy: null },
			...{ takenDownAt, takenDownReason: reason, publishedAt, createdAt: publishedAt, createdBy: owner.id },
			...{ signUp: 'none', capacity: null, questions: '[]' },
		});
		const row: Insertable<Takedown> = {
			...{ eventId, organisationId, reason, words, stateBefore: 'published' },
			...{ takenDownAt, takenDownBy: municipality.administrator.id },
			...(appeal && { appeal, appealedAt: calendar.past(days + 2, '08:40'), appealedBy: owner.id }),
		};
		const { id } = await trx.insertInto('takedown').values(row).returning('id').executeTakeFirstOrThrow();
		const about = { organisationId, subjectKind: 'event', subjectId: eventId };
		log.push({ ...about, verb: 'event.published', at: publishedAt, personId: owner.id });
		const personId = municipality.administrator.id;
		log.push({ ...about, verb: 'event.taken_down', at: takenDownAt, personId, details: { reason } });
		const ofTakedown = { organisationId, subjectKind: 'takedown', subjectId: id, personId: owner.id };
		if (row.appealedAt instanceof Date)
			log.push({ ...ofTakedown, verb: 'takedown.appealed', at: row.appealedAt });
	}
}

async function addFlags({ trx, calendar, municipality, partner, log }: City, events: readonly EventRow[]) {
	const opportunity = await trx
		.selectFrom('opportunity')
		.select('id')
		.where('title', '=', 'Fritidsjob på lageret')
		.executeTakeFirstOrThrow();
	const eventId = (title: string, turn = 0) => turnOf(events, title, turn).id;
	const closed = { closedAt: calendar.past(-5, '13:10'), closedBy: municipality.consultant.id };
	const flags: Insertable<Flag>[] = [
		{
			eventId: eventId('Åbent hus i fælleshuset', 1),
			reason: 'wrong_facts',
			words: 'Der er ingen elevator mere. Min mor måtte vende om ved trappen.',
			email: 'birthe.lauritsen@example.org',
			createdAt: calendar.past(-3, '21:05'),
		},
		{
			opportunityId: opportunity.id,
			reason: 'not_happening',
			words: 'Jeg ringede i går. De har fundet en.',
			createdAt: calendar.past(-2, '15:50'),
		},
		{
			organisationId: partner('skakbraettet').id,
			reason: 'other',
			words: 'Døren er malet om. Nu er det den blå ved siden af bageren.',
			createdAt: calendar.past(-1, '12:25'),
		},
		{
			eventId: eventId('Svømning for begyndere'),
			reason: 'discriminates',
			words: 'Der står kun for begyndere. Jeg svømmer godt og vil gerne med.',
			createdAt: calendar.past(-8, '18:40'),
			...{
				...closed,
				outcome: 'nothing_wrong',
				note: 'Det er et hold for begyndere. Det må man gerne have.',
			},
		},
	];
	for (const flag of flags) {
		const { id } = await trx.insertInto('flag').values(flag).returning('id').executeTakeFirstOrThrow();
		if (flag.closedAt instanceof Date)
			log.push({
				...{ verb: 'flag.closed', at: flag.closedAt, personId: municipality.consultant.id },
				...{ subjectKind: 'flag', subjectId: id, details: { outcome: flag.outcome! } },
			});
	}
}
