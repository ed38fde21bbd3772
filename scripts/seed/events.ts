/** Everything that happens: what is coming, and what was held toward a commitment. */
import type { Insertable } from 'kysely';
import type { Event } from '#lib/platform/database/tables.ts';
import { daysOfRule } from '#lib/events/series/rules/days.server.ts';
import { copenhagenDate } from '#lib/i18n/copenhagen.ts';
import { batches, slugFor, type City, type Partner } from './city.ts';
import type { Commitment, ContributionPlan } from './commitments/commitment-plan.ts';
import { areaOf } from './commitments/commitments-planned.ts';
import { conferenceDays } from './events/conference.ts';
import { festival } from './events/festival.ts';
import { languageEvents } from './events/languages.ts';
import { neighbourhoodEvents } from './events/neighbourhood.ts';
import { heldWords, pastEvents } from './events/past.ts';
import type { EventPlan, EventRow } from './events/plan.ts';
import { sportEvents } from './events/sport.ts';
import { workEvents } from './events/work.ts';
import { youthEvents } from './events/youth.ts';
import { addFestivals } from './events/festivals.ts';
import { addPicture } from './pictures.ts';
import { locate } from './places.ts';
import { randomFrom, type Random } from './random.ts';

interface Occurrence {
	plan: EventPlan;
	day: number;
	turn: number;
	attendance?: number;
	held?: { commitment: Commitment; contribution: ContributionPlan };
}

/** No more than this many reports become events of their own. */
const mostHeld = 32;

export async function addEvents(city: City, commitments: readonly Commitment[]): Promise<EventRow[]> {
	const random = randomFrom('events');
	const occurrences = [
		...heldTowardCommitments(commitments, random),
		...upcoming(city),
		...past(city),
		...weekend(city),
		...conferences(city),
	];
	const pictures = new Map<EventPlan, number>();
	for (const { plan } of occurrences) {
		if (plan.picture && !pictures.has(plan))
			pictures.set(plan, await addPicture(city, city.partner(plan.by[0]!), plan.picture.name));
	}
	const rows = occurrences.map((occurrence) => written(city, occurrence, commitments, pictures, random));
	const ids: number[] = [];
	for (const batch of batches(rows, 100)) {
		const added = await city.trx.insertInto('event').values(batch).returning('id').execute();
		ids.push(...added.map(({ id }) => id));
	}
	await addSeries(city, occurrences, rows, ids);
	await addCoOrganisers(city, occurrences, rows, ids);
	occurrences.forEach(({ held }, i) => {
		if (held) held.contribution.deed = { source: 'event', id: ids[i]! };
	});
	logEvents(city, occurrences, rows, ids);
	const events = occurrences.map(({ plan, day, turn }, i) => ({
		id: ids[i]!,
		day,
		plan,
		turn,
		state: rows[i]!.state!,
	}));
	await addFestivals(city, events);
	return events;
}

/** What takes place every week is one series, with a template that says what its dates are like. */
async function addSeries(
	{ trx }: City,
	occurrences: readonly Occurrence[],
	rows: readonly Insertable<Event>[],
	ids: readonly number[],
): Promise<void> {
	for (const plan of new Set(occurrences.flatMap((one) => (one.plan.weekly ? one.plan : [])))) {
		const dates = occurrences.flatMap((one, i) =>
			one.plan === plan ? { id: ids[i]!, row: rows[i]!, day: copenhagenDate(rows[i]!.startsAt as Date) } : [],
		);
		const [first, last] = [dates[0]!, dates.at(-1)!];
		const { organisationId } = first.row;
		const rule = `FREQ=WEEKLY;UNTIL=${last.day.replaceAll('-', '')}`;
		const weeks = daysOfRule(rule, first.day, { from: first.day, to: last.day });
		const exceptDates = weeks.filter((day) => !dates.some((date) => date.day === day));
		const { id: seriesId } = await trx
			.insertInto('eventSeries')
			.values({ organisationId, rule, exceptDates, publishes: true })
			.returning('id')
			.executeTakeFirstOrThrow();
		const template = { state: 'draft', publishedAt: null, stateReason: null, sequence: 0 } as const;
		await trx
			.insertInto('event')
			.values({ ...first.row, ...template, slug: `${first.row.slug}-serie`, seriesId })
			.execute();
		for (const { id, day } of dates)
			await trx.updateTable('event').set({ seriesId, occurrenceOn: day }).where('id', '=', id).execute();
	}
}

/** Everybody was asked and has said yes, save for one that an organiser waits for; drafts have asked nobody. */
async function addCoOrganisers(
	{ trx, partner }: City,
	occurrences: readonly Occurrence[],
	rows: readonly Insertable<Event>[],
	ids: readonly number[],
): Promise<void> {
	const asked = occurrences.flatMap(({ plan }, i) =>
		plan.by.slice(1).map((key) => {
			const askedAt = rows[i]!.publishedAt ?? null;
			return {
				answers: askedAt !== null && !plan.unanswered?.includes(key),
				decidedBy: partner(key).owner.id,
				row: {
					eventId: ids[i]!,
					organisationId: partner(key).id,
					state: askedAt === null ? ('named' as const) : ('asked' as const),
					askedAt,
					askedBy: askedAt === null ? null : partner(plan.by[0]!).owner.id,
					asks: askedAt === null ? 0 : 1,
				},
			};
		}),
	);
	for (const batch of batches(asked)) {
		await trx
			.insertInto('eventOrganiser')
			.values(batch.map(({ row }) => row))
			.execute();
	}
	for (const { row, decidedBy } of asked.filter(({ answers }) => answers)) {
		await trx
			.updateTable('eventOrganiser')
			.set({ state: 'accepted', decidedAt: row.askedAt, decidedBy })
			.where('eventId', '=', row.eventId)
			.where('organisationId', '=', row.organisationId)
			.execute();
	}
}

function upcoming({ calendar }: City): Occurrence[] {
	return [...youthEvents, ...neighbourhoodEvents, ...sportEvents, ...languageEvents, ...workEvents].flatMap(
		(plan) => plan.on.map((day, turn) => ({ plan, turn, day: calendar.next(day, plan.days ?? 'any') })),
	);
}

function weekend({ calendar }: City): Occurrence[] {
	const { whole, parts } = festival;
	const day = calendar.next(whole.on[0]!, whole.days ?? 'any');
	return [
		{ plan: whole, day, turn: 0 },
		...parts.map((plan) => ({ plan, day: day + plan.daysAfter, turn: 0 })),
	];
}

/** The days of the yearly conference, each a festival of one day. */
const conferences = ({ calendar }: City): Occurrence[] =>
	conferenceDays.flatMap(({ whole, parts }) => {
		const day = calendar.next(whole.on[0]!, 'weekday');
		return [whole, ...parts].map((plan) => ({ plan, day, turn: 0 }));
	});

const past = ({ calendar }: City): Occurrence[] =>
	pastEvents.map((plan) => {
		const day = calendar.next(plan.on[0]!, plan.days ?? 'any');
		const isOver = day < 0;
		return {
			plan,
			turn: 0,
			day: isOver ? day : plan.on[0]!,
			...(plan.attendance && isOver ? { attendance: plan.attendance } : {}),
		};
	});

/** Newest reports first, so that the near past is full; Nordlys El's four evenings are always among them. */
function heldTowardCommitments(commitments: readonly Commitment[], random: Random): Occurrence[] {
	const countable = commitments
		.filter(({ type, partnership }) => !partnership && heldWords[type.key as keyof typeof heldWords])
		.flatMap((commitment) => commitment.contributions.map((contribution) => ({ commitment, contribution })))
		.filter(
			({ commitment, contribution }) => commitment.author.key === 'nordlys-el' || contribution.day > -130,
		)
		.filter(
			({ commitment: { type }, contribution }) =>
				type.countedFrom === 'event' || Number.isInteger(contribution.amount),
		)
		.toSorted(
			(a, b) =>
				Number(b.commitment.author.key === 'nordlys-el') - Number(a.commitment.author.key === 'nordlys-el') ||
				b.contribution.day - a.contribution.day,
		)
		.slice(0, mostHeld);
	const evenings = [31, 27, 28, 32];
	return countable.map(({ commitment, contribution }): Occurrence => {
		const { type, author, goal } = commitment;
		const words = heldWords[type.key as keyof typeof heldWords]!;
		const own = author.key === 'nordlys-el' ? evenings.pop() : undefined;
		const attendance =
			type.countedFrom === 'attendance' ? contribution.amount : (own ?? random.whole(11, 64));
		const plan: EventPlan = {
			by: [author.key],
			title: words.title(author.name),
			text: words.text,
			at: words.at,
			hours: words.hours,
			on: [contribution.day],
			area: areaOf({ goal }),
			languages: ['da', ...random.some(['en', 'ar', 'so', 'tr'] as const, 1)],
			children: random.chance(0.5),
			access: ['step_free'],
		};
		return { plan, day: contribution.day, turn: 0, attendance, held: { commitment, contribution } };
	});
}

function placeOf(partner: Partner, { place, online }: EventPlan, random: Random) {
	if (online) return { onlineUrl: online };
	if (place) {
		const { address, postcode, city, lat, lng, districtNr } = locate(place.address, random);
		return { placeName: place.name, address: `${address}, ${postcode} ${city}`, lat, lng, districtNr };
	}
	const {
		id: siteId,
		label,
		address,
		lat,
		lng,
		districtNr,
	} = partner.sites.at(-1)!.label === 'Fælleshuset' ? partner.sites.at(-1)! : partner.sites[0]!;
	return { siteId, placeName: label || null, address, lat, lng, districtNr };
}

function written(
	{ calendar, partner }: City,
	{ plan, day, turn, attendance, held }: Occurrence,
	commitments: readonly Commitment[],
	pictures: ReadonlyMap<EventPlan, number>,
	random: Random,
): Insertable<Event> & { state: string } {
	const organiser = partner(plan.by[0]!);
	const last = plan.last && turn === plan.on.length - 1 ? plan.last : undefined;
	const state = last?.state ?? 'published';
	const startsAt = calendar.at(day, plan.at);
	const published = calendar.past(Math.min(day - random.whole(12, 30), -random.whole(1, 9)), '09:45');
	const changed = last && last.state !== 'draft' ? calendar.past(Math.min(day - 1, -1), '11:30') : published;
	const serves =
		held?.commitment ??
		commitments.find(
			({ author, type, partnership, state: at }) =>
				plan.serves === type.key && author === organiser && !partnership && at === 'active',
		);
	return {
		slug: slugFor(plan.title, random),
		organisationId: organiser.id,
		title: plan.title,
		description: plan.text,
		contentLocale: plan.contentLocale ?? 'da',
		startsAt,
		endsAt: new Date(startsAt.getTime() + plan.hours * 3_600_000),
		...placeOf(organiser, plan, random),
		languages: [...(plan.languages ?? ['da'])],
		danishLevel: plan.danish ?? 'none',
		priceKr: plan.price ?? 0,
		accessibility: [...(plan.access ?? [])],
		childFriendly: plan.children ?? false,
		capacity: plan.signUp === 'here' ? (plan.seats ?? null) : null,
		asksNames: plan.asksNames ?? false,
		questions: JSON.stringify(plan.questions ?? []),
		signUp: plan.signUp === undefined ? 'none' : plan.signUp === 'here' ? 'here' : 'link',
		signUpUrl: plan.signUp && plan.signUp !== 'here' ? plan.signUp : null,
		categories: [...(plan.categories ?? [])],
		focusArea: plan.area ?? null,
		imageId: pictures.get(plan) ?? null,
		imageAlt: plan.picture?.alt ?? null,
		commitmentId: serves?.id ?? null,
		state,
		stateChangedAt: changed,
		stateChangedBy: organiser.owner.id,
		stateReason: last?.reason ?? null,
		publishedAt: state === 'draft' ? null : published,
		sequence: last && last.state !== 'draft' ? 1 : 0,
		createdAt: new Date(published.getTime() - 86_400_000),
		createdBy: organiser.owner.id,
		heldAt: attendance === undefined ? null : calendar.past(day + 1, '09:15'),
		attendance: attendance ?? null,
	};
}

function logEvents(
	{ log, partner }: City,
	occurrences: readonly Occurrence[],
	rows: readonly Insertable<Event>[],
	ids: readonly number[],
): void {
	occurrences.forEach(({ plan }, i) => {
		const { id: organisationId, owner } = partner(plan.by[0]!);
		const about = { organisationId, personId: owner.id, subjectKind: 'event', subjectId: ids[i]! };
		const { publishedAt, heldAt, state, stateChangedAt } = rows[i]!;
		if (publishedAt instanceof Date) log.push({ ...about, verb: 'event.published', at: publishedAt });
		if (heldAt instanceof Date) log.push({ ...about, verb: 'event.held', at: heldAt });
		if ((state === 'cancelled' || state === 'postponed') && stateChangedAt instanceof Date)
			log.push({ ...about, verb: `event.${state}`, at: stateChangedAt });
	});
}
