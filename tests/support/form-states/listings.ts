/** Events, opportunities and postings before they are public, while others are asked, and afterwards. */
import { makeEvent } from '../cast/events.ts';
import { drafted, posted, proposed, terms } from '../cast/postings.ts';
import { inDays, type City, type FormSamples } from './city.ts';

const own = '/(member)/workspace/[organisation]';
const hours = (count: number) => new Date(Date.now() + count * 3_600_000);

export async function listingsInStates(city: City): Promise<FormSamples> {
	return { ...(await eventsInStates(city)), ...(await postingsInStates(city)) };
}

async function eventsInStates(city: City): Promise<FormSamples> {
	const { db, us, school, own: at } = city;
	const publishedAt = hours(-200);
	const description = 'Alle er velkomne, og der er kaffe på kanden.';
	const place = { address: 'Kapelvej 16', lat: 55.6907, lng: 12.5497, districtNr: 3, description } as const;
	const coming = { ...place, startsAt: hours(100), publishedAt };
	const draft = await makeEvent(db, us.id, { ...coming, state: 'draft', publishedAt: null });
	const over = await makeEvent(db, us.id, { ...coming, startsAt: hours(-30) });
	const counted = { heldAt: hours(-20), attendance: 12 };
	const held = await makeEvent(db, us.id, { ...coming, startsAt: hours(-30), ...counted });
	const today = await makeEvent(db, us.id, { ...coming, startsAt: hours(2), title: 'En aften i dag' });
	await db
		.insertInto('registration')
		.values({ eventId: today.id, name: 'Rosa', email: 'rosa@moedt.example', state: 'confirmed', people: 3 })
		.execute();
	const open = await makeEvent(db, school.id, { ...coming, capacity: 10 });
	const asked = await makeEvent(db, school.id, { ...coming, title: 'En aften til' });
	for (const { id: eventId } of [open, asked])
		await db
			.insertInto('eventOrganiser')
			.values({ eventId, organisationId: us.id, askedAt: publishedAt, state: 'asked' })
			.execute();
	await db
		.updateTable('eventOrganiser')
		.set({ state: 'accepted', decidedAt: publishedAt, decidedBy: us.as('owner').person.id })
		.where('eventId', '=', open.id)
		.execute();
	await festivalOfOthers(db, school.id, us);
	const { slug: opportunity } = await db
		.insertInto('opportunity')
		.values({
			organisationId: us.id,
			slug: `kladde-${us.slug}`,
			title: 'Bliv mentor',
			description,
			places: 2,
			deadlineOn: inDays(40),
			contactEmail: 'post@mange-slags.example',
			state: 'draft',
		})
		.returning('slug')
		.executeTakeFirstOrThrow();
	const { slug: benefit } = await db
		.insertInto('benefit')
		.values({
			organisationId: us.id,
			slug: `tilbud-${us.slug}`,
			title: 'Gratis svømning',
			description,
			howToGet: 'Mød op',
			kind: 'leisure',
			audience: ['everyone'],
			reach: 'city',
			confirmedAt: publishedAt,
			stateChangedAt: publishedAt,
			createdAt: publishedAt,
		})
		.returning('slug')
		.executeTakeFirstOrThrow();
	const event = `${own}/events/[event]`;
	return {
		...(await calendarInStates(city)),
		[`${event} ?/publish`]: at(`/events/${draft.slug}`),
		[`${event} ?/remove`]: at(`/events/${draft.slug}`),
		[`${event} ?/held`]: at(`/events/${over.slug}`),
		[`${event} ?/correctHeld`]: at(`/events/${held.slug}`),
		[`${event} ?/undoHeld`]: at(`/events/${held.slug}`),
		[`${event}/check-in ?/press`]: at(`/events/${today.slug}/check-in`),
		[`${event}/registrations/message ?/preview`]: at(`/events/${today.slug}/registrations/message`),
		[`${own}/events ?/leave`]: at('/events'),
		[`${own}/events ?/accept`]: at('/events'),
		[`${own}/events ?/decline`]: at('/events'),
		[`${own}/events ?/acceptPart`]: at('/events'),
		[`${own}/events ?/declinePart`]: at('/events'),
		[`${own}/events ?/leavePart`]: at('/events'),
		['/(public)/events/[event] ?/signUp']: { path: `/events/${open.slug}` },
		[`${own}/benefits/[benefit] ?/publish`]: at(`/benefits/${benefit}`),
		[`${own}/benefits/[benefit] ?/remove`]: at(`/benefits/${benefit}`),
		[`${own}/opportunities/[opportunity] ?/publish`]: at(`/opportunities/${opportunity}`),
		[`${own}/opportunities/[opportunity] ?/remove`]: at(`/opportunities/${opportunity}`),
	};
}

/** One of its programme is asked for, another stands in it. */
async function festivalOfOthers(db: City['db'], hostId: number, us: City['us']): Promise<void> {
	const [startsAt, endsAt, askedAt] = [hours(300), hours(350), hours(-100)];
	const umbrella = await makeEvent(db, hostId, { title: 'En festival', startsAt, endsAt, isUmbrella: true });
	const part = { startsAt: hours(301), endsAt: hours(302) };
	const asked = await makeEvent(db, us.id, { ...part, title: 'Spurgt del' });
	const inside = await makeEvent(db, us.id, { ...part, title: 'Del af festivalen' });
	for (const { id: eventId } of [asked, inside])
		await db
			.insertInto('eventPart')
			.values({ umbrellaId: umbrella.id, eventId, askedAt, state: 'asked' })
			.execute();
	await db
		.updateTable('eventPart')
		.set({ state: 'accepted', decidedAt: askedAt, decidedBy: us.as('owner').person.id })
		.where('eventId', '=', inside.id)
		.execute();
	await db
		.updateTable('event')
		.set({ umbrellaId: umbrella.id, underUmbrella: true, umbrellaStartsAt: startsAt, umbrellaEndsAt: endsAt })
		.where('id', '=', inside.id)
		.execute();
}

/** A file with something new in it, something that was left out, and something that it misses. */
async function calendarInStates({ db, us, own: at }: City): Promise<FormSamples> {
	const { id: sourceId } = await db
		.insertInto('importSource')
		.values({ organisationId: us.id, kind: 'file', danishLevel: 'none' })
		.returning('id')
		.executeTakeFirstOrThrow();
	const said = { sourceId, recurrence: '', description: '', cancelled: false, sequence: 0 };
	const times = { startsAt: hours(200), endsAt: hours(202) };
	const { id: eventId } = await makeEvent(db, us.id, { ...times, title: 'Strikkecafé' });
	await db
		.insertInto('importItem')
		.values([
			{ ...said, ...times, uid: 'ny', title: 'Fællesspisning' },
			{ ...said, ...times, uid: 'fra', title: 'Internt møde', state: 'left' },
			{ ...said, ...times, uid: 'væk', title: 'Strikkecafé', state: 'taken', eventId, pending: 'gone' },
		])
		.execute();
	const source = `${own}/events/import/[source]`;
	return {
		[`${source} ?/take`]: at(`/events/import/${sourceId}`),
		[`${source} ?/back`]: at(`/events/import/${sourceId}`),
	};
}

async function postingsInStates({ db, us, school, own: at }: City): Promise<FormSamples> {
	const period = { startsOn: inDays(0), endsOn: inDays(200) };
	const agreed = { ...terms, startsOn: inDays(10), endsOn: inDays(190) };
	const draft = await drafted(db, us, 'offer', period);
	const closed = await posted(db, us, 'offer', period);
	await db.updateTable('posting').set({ state: 'closed' }).where('slug', '=', closed).execute();
	const [ourOffer, theirNeed] = [
		await posted(db, us, 'offer', period),
		await posted(db, school, 'need', period),
	];
	await proposed(db, us, [ourOffer, theirNeed], agreed);
	const [askedOffer, askingNeed] = [
		await posted(db, us, 'offer', period),
		await posted(db, school, 'need', period),
	];
	await proposed(db, school, [askingNeed, askedOffer], agreed);
	const posting = `${own}/matches/[posting]`;
	return {
		[`${posting} ?/publish`]: at(`/matches/${draft}`),
		[`${posting} ?/remove`]: at(`/matches/${draft}`),
		[`${posting} ?/reopen`]: at(`/matches/${closed}`),
		[`${posting} ?/withdraw`]: at(`/matches/${ourOffer}`),
		[`${posting} ?/accept`]: at(`/matches/${askedOffer}`),
		[`${posting} ?/decline`]: at(`/matches/${askedOffer}`),
		[`${own}/matches ?/accept`]: at('/matches'),
		[`${own}/matches ?/decline`]: at('/matches'),
		[`${own}/matches ?/withdraw`]: at('/matches'),
	};
}
