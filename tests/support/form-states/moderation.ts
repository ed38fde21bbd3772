/** What readers said, what was taken down and appealed, two that look alike, and a series that is published. */
import { closeFlag, flag } from '#lib/moderation/flags/flags.server.ts';
import { appeal, decideTakedown, takeListingDown } from '#lib/moderation/takedowns/takedowns.server.ts';
import { pairOf } from '#lib/organisations/doubles/double.ts';
import { copenhagenDate } from '#lib/i18n/copenhagen.ts';
import { makeBenefit } from '../cast/benefits.ts';
import { makeEvent } from '../cast/events.ts';
import { makeOrganisation, person } from '../cast/people.ts';
import { inDays, type City, type FormSamples } from './city.ts';

const own = '/(member)/workspace/[organisation]';
const desk = '/(municipality)/municipality';
const hours = (count: number) => new Date(Date.now() + count * 3_600_000);
const description = 'Alle er velkomne, og der er kaffe på kanden.';
const place = { address: 'Kapelvej 16', lat: 55.6907, lng: 12.5497, districtNr: 3 } as const;

export async function moderationInStates(city: City): Promise<FormSamples> {
	return { ...(await reported(city)), ...(await alike(city)), ...(await running(city)) };
}

/** The appeal is decided by another than who took it down. */
async function reported({ db, us, own: at, desk: cityAt }: City): Promise<FormSamples> {
	const coming = { ...place, description, startsAt: hours(120), publishedAt: hours(-200) };
	const event = (title: string) => makeEvent(db, us.id, { ...coming, title });
	const [down, appealed, upheld, doubtful] = [
		await event('En aften med reklame'),
		await event('En aften, der blev klaget over'),
		await event('En aften, der blev nede'),
		await event('En aften, der ikke finder sted'),
	];
	const opportunity = await db
		.insertInto('opportunity')
		.values({
			organisationId: us.id,
			slug: `taget-ned-${us.slug}`,
			title: 'Bliv ven',
			description,
			places: 2,
			deadlineOn: inDays(40),
			contactEmail: 'post@mange-slags.example',
			state: 'published',
			publishedAt: hours(-200),
		})
		.returning('slug')
		.executeTakeFirstOrThrow();
	const benefit = await makeBenefit(db, us.id, { title: 'Bad for en krone' });
	const moderator = await person(db, 'moderator');
	const why = { reason: 'misleading', words: 'Der er ingen på adressen.' } as const;
	await takeListingDown(db, moderator, { kind: 'events', slug: down.slug }, why);
	await takeListingDown(db, moderator, { kind: 'opportunities', slug: opportunity.slug }, why);
	await takeListingDown(db, moderator, { kind: 'benefits', slug: benefit.slug }, why);
	const about = { kind: 'events', slug: appealed.slug } as const;
	await takeListingDown(db, moderator, about, why);
	await appeal(db, us.as('owner'), us.slug, about, 'Vi er der hver torsdag.');
	const staying = { kind: 'events', slug: upheld.slug } as const;
	await takeListingDown(db, moderator, staying, why);
	await appeal(db, us.as('owner'), us.slug, staying, 'Vi er der hver onsdag.');
	const { id: takedown } = await db
		.selectFrom('takedown')
		.select('id')
		.orderBy('id', 'desc')
		.executeTakeFirstOrThrow();
	const stays = { takedown, decision: 'upheld', words: 'Vi har været der.' } as const;
	await decideTakedown(db, await person(db, 'consultant'), stays);
	await flag(
		db,
		{ kind: 'events', slug: doubtful.slug },
		{ reason: 'not_happening', words: 'Døren var låst.', email: null },
		{ clientAddress: '192.0.2.40' },
	);
	await flag(
		db,
		{ kind: 'partners', slug: us.slug },
		{ reason: 'other', words: 'Telefonen bliver ikke taget.', email: null },
		{ clientAddress: '192.0.2.41' },
	);
	const { id: closed } = await db
		.selectFrom('flag')
		.select('id')
		.orderBy('id', 'desc')
		.executeTakeFirstOrThrow();
	await closeFlag(db, moderator, { flag: closed, outcome: 'nothing_wrong', note: 'De tager den nu.' });
	return {
		[`${own}/events/[event] ?/appeal`]: at(`/events/${down.slug}`),
		[`${own}/opportunities/[opportunity] ?/appeal`]: at(`/opportunities/${opportunity.slug}`),
		[`${own}/benefits/[benefit] ?/appeal`]: at(`/benefits/${benefit.slug}`),
		[`${desk}/takedowns ?/decide`]: cityAt('/takedowns'),
		[`${desk}/takedowns ?/reopen`]: cityAt('/takedowns?state=upheld'),
		[`${desk}/flags ?/close`]: cityAt('/flags'),
		[`${desk}/flags ?/reopen`]: cityAt('/flags?state=closed'),
	};
}

async function alike({ db, us, school, own: at, desk: cityAt }: City): Promise<FormSamples> {
	const evening = {
		...place,
		description,
		startsAt: hours(150),
		publishedAt: hours(-200),
		title: 'Fællesspisning',
	};
	const ours = await makeEvent(db, us.id, evening);
	for (const other of [await makeEvent(db, us.id, evening), await makeEvent(db, school.id, evening)])
		await db.insertInto('lookAlike').values({ eventId: ours.id, otherId: other.id }).execute();
	const another = await makeEvent(db, us.id, evening);
	const pair = { eventId: ours.id, otherId: another.id };
	await db
		.insertInto('lookAlike')
		.values({ ...pair, differentAt: hours(-1) })
		.execute();
	const namesake = await makeOrganisation(db, [], { name: 'Nabohuset i gården', kind: 'association' });
	const once = await makeOrganisation(db, [], { name: 'Nabohuset på hjørnet', kind: 'association' });
	for (const [other, differentAt] of [
		[namesake, null],
		[once, hours(-1)],
	] as const)
		await db
			.insertInto('organisationDouble')
			.values({ ...pairOf(us.id, other.id), same: ['name', 'district'], differentAt })
			.execute();
	return {
		[`${desk}/duplicates/partners ?/different`]: cityAt('/duplicates/partners'),
		[`${desk}/duplicates/partners ?/again`]: cityAt('/duplicates/partners'),
		[`${own}/events/[event] ?/merge`]: at(`/events/${ours.slug}`),
		[`${desk}/duplicates ?/merge`]: cityAt('/duplicates'),
		[`${desk}/duplicates ?/different`]: cityAt('/duplicates'),
		[`${desk}/duplicates ?/again`]: cityAt('/duplicates'),
	};
}

async function running({ db, us, own: at }: City): Promise<FormSamples> {
	const { id: seriesId } = await db
		.insertInto('eventSeries')
		.values({ organisationId: us.id, rule: 'FREQ=WEEKLY;COUNT=4', publishes: true })
		.returning('id')
		.executeTakeFirstOrThrow();
	const startsAt = hours(170);
	const week = { ...place, description, startsAt, seriesId, title: 'Strik hver uge' };
	const template = await makeEvent(db, us.id, { ...week, state: 'draft' });
	await makeEvent(db, us.id, { ...week, occurrenceOn: copenhagenDate(startsAt), publishedAt: hours(-1) });
	return { [`${own}/series/[series] ?/pause`]: at(`/series/${template.slug}`) };
}
