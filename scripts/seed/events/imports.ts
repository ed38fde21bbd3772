/**
 * A calendar that a partner follows: new and doubtful events wait in its preview, one that was taken in says something else than the
 * partner does, one has gone. A file that was handed in again waits too: it moves one event and misses another. Their state is written down; nothing is fetched from outside, and the calendar’s time never comes.
 */
import type { Insertable } from 'kysely';
import { signsOf } from '#lib/importing/as-event.ts';
import type { DB } from '#lib/platform/database/tables.ts';
import type { City } from '../city.ts';

type Item = Omit<Insertable<DB['importItem']>, 'sourceId'>;

export async function addImports({ trx, calendar, partner }: City): Promise<void> {
	const organisation = partner('nordlys-el');
	const fetched = calendar.past(0, '06:00');
	const { id: sourceId } = await trx
		.insertInto('importSource')
		.values({
			organisationId: organisation.id,
			kind: 'feed',
			url: 'https://kalender.nordlys.example/aabne-aftener.ics',
			danishLevel: 'little',
			publishes: true,
			createdAt: calendar.past(-60),
			createdBy: organisation.owner.id,
			acceptedAt: calendar.past(-60),
			fetchedAt: fetched,
		})
		.returning('id')
		.executeTakeFirstOrThrow();
	const place = organisation.sites[0]!.address;
	const said = (uid: string, title: string, day: number, given: Partial<Item> = {}): Item => ({
		uid: `${uid}@kalender.nordlys.example`,
		recurrence: '',
		title,
		description: 'Vi åbner værkstedet. Kom og se, hvad vi laver, og tag en ven med.',
		startsAt: calendar.at(day, '17:00'),
		endsAt: calendar.at(day, '19:30'),
		place,
		url: null,
		priceKr: null,
		cancelled: false,
		sequence: 0,
		modifiedAt: fetched,
		notes: [],
		...given,
	});
	const own = await trx
		.selectFrom('event')
		.selectAll()
		.where('organisationId', '=', organisation.id)
		.where('state', '=', 'published')
		.where('seriesId', 'is', null)
		.where('startsAt', '>', calendar.now)
		.where('id', 'not in', trx.selectFrom('importItem').select('eventId').where('eventId', 'is not', null))
		.orderBy('startsAt')
		.limit(5)
		.execute();
	const taken = own.slice(0, 2).map((event, index): Item => {
		const written = signsOf(event);
		const { title, description, startsAt, endsAt } = event;
		const item = said(`taget-${index}`, title, 0, {
			description,
			startsAt,
			endsAt,
			state: 'taken',
			eventId: event.id,
		});
		return index === 0
			? {
					...item,
					title: `${title} – nu med kaffe`,
					kept: ['title'],
					written: ['andet', ...written.slice(1)],
				}
			: { ...item, written, goneAt: fetched };
	});
	const alike = await trx
		.selectFrom('event')
		.selectAll()
		.where('organisationId', '<>', organisation.id)
		.where('state', '=', 'published')
		.where('startsAt', '>', calendar.at(2))
		.where('address', 'is not', null)
		.orderBy('startsAt')
		.limit(1)
		.executeTakeFirst();
	const items = [
		...taken,
		said('ny-1', 'Åben aften i værkstedet', 16),
		said('ny-2', 'Lær at skifte en stikkontakt', 23, { notes: ['end_assumed'] }),
		said('ny-3', 'Fyraftensmøde for naboer', 30, { place: null, notes: ['no_place'] }),
		...(alike
			? [
					said('ny-4', alike.title, 0, {
						startsAt: alike.startsAt,
						endsAt: alike.endsAt,
						place: alike.address,
						notes: ['alike'],
						alike: [alike.id],
					}),
				]
			: []),
		said('valgt-fra', 'Internt møde om vagter', 12, { state: 'left' }),
	];
	for (const item of items)
		await trx
			.insertInto('importItem')
			.values({ ...item, sourceId })
			.execute();
	await trx
		.insertInto('importRefusal')
		.values({
			sourceId,
			title: 'Julefrokost for ansatte',
			startsAt: calendar.at(20, '18:00'),
			refusal: 'private',
		})
		.execute();

	const { id: fileId } = await trx
		.insertInto('importSource')
		.values({
			organisationId: organisation.id,
			kind: 'file',
			danishLevel: 'little',
			publishes: true,
			createdAt: calendar.past(-30),
			createdBy: organisation.owner.id,
			acceptedAt: calendar.past(-30),
			fetchedAt: fetched,
			unchanged: Math.max(own.length - 4, 0),
		})
		.returning('id')
		.executeTakeFirstOrThrow();
	for (const [index, event] of own.slice(2).entries()) {
		const { title, description, startsAt, endsAt } = event;
		const item = said(`fil-${index}`, title, 0, { description, startsAt, endsAt });
		const later = (at: Date) => new Date(at.getTime() + 86_400_000);
		const moved = { ...item, startsAt: later(startsAt), endsAt: later(endsAt) };
		const waits = [
			{ pending: 'changed', said: JSON.stringify(moved) },
			{ pending: 'gone', said: null },
		] as const;
		await trx
			.insertInto('importItem')
			.values({
				...item,
				...waits[index],
				sourceId: fileId,
				state: 'taken',
				eventId: event.id,
				written: signsOf(event),
				fileAt: fetched,
			})
			.execute();
	}
}
