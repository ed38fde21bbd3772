/** One thing of each kind in each of its states, by names that say which: `event-under-way`. */
import { sql, type Insertable } from 'kysely';
import { organisationStates } from '#lib/accounts/organisation-states.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import type { DB } from '#lib/platform/database/tables.ts';
import { makeCommitment, partnership } from '../support/cast/commitments.ts';
import { makeEvent } from '../support/cast/events.ts';
import { givePledge, makeOrganisation, makeSite } from '../support/cast/people.ts';

export const now = '2026-11-22T12:00:00Z';
const at = (text: string) => new Date(text);
const published = { publishedAt: at('2026-10-01') };
const place = { address: 'Kapelvej 16', lat: 55.69, lng: 12.55, districtNr: 3 } as const;

/** A thing is called by its kind and what is said here of it: `event-under-way`. */
type Things<Table extends keyof DB> = Record<string, Partial<Insertable<DB[Table]>>>;

/** A draft meanwhile, with the day on which it was public. */
const takenDown = { state: 'draft', takenDownAt: at('2026-11-20T12:00Z'), takenDownReason: 'spam' } as const;

const later = { startsAt: at('2026-11-24T17:00Z'), endsAt: at('2026-11-24T19:00Z') };
const earlier = { startsAt: at('2026-11-10T17:00Z'), endsAt: at('2026-11-10T19:00Z') };
export const events = {
	draft: { ...later, state: 'draft', publishedAt: null },
	coming: later,
	'under-way': { startsAt: at('2026-11-20T09:00Z'), endsAt: at('2026-11-25T15:00Z') },
	'just-begun': { startsAt: at('2026-11-22T11:30Z'), endsAt: at('2026-11-22T13:00Z') },
	over: earlier,
	cancelled: { ...later, state: 'cancelled' },
	postponed: { ...later, state: 'postponed' },
	'cancelled-long-ago': { ...earlier, state: 'cancelled' },
	'taken-down': { ...later, ...takenDown },
	appealed: { ...later, ...takenDown },
	upheld: { ...later, ...takenDown },
	restored: later,
	merged: { ...later, state: 'draft' },
} satisfies Things<'event'>;
export const opportunities = {
	draft: { state: 'draft', publishedAt: null },
	open: {},
	'last-day': { deadlineOn: '2026-11-22' },
	'day-passed': { deadlineOn: '2026-11-21' },
	filled: { places: 1 },
	closed: { state: 'closed' },
	cancelled: { state: 'cancelled' },
	'taken-down': takenDown,
} satisfies Things<'opportunity'>;
export const benefits = {
	draft: { state: 'draft', publishedAt: null },
	current: {},
	'last-day': { validUntil: '2026-11-22' },
	'day-passed': { validUntil: '2026-11-21' },
	unconfirmed: { confirmedAt: at('2025-11-21T12:00Z') },
	ended: { state: 'ended' },
	'taken-down': { state: 'draft', takenDownAt: at('2026-11-21T12:00Z'), takenDownReason: 'misleading' },
} satisfies Things<'benefit'>;
export const needs = {
	draft: { state: 'draft', publishedAt: null },
	open: {},
	'last-day': { endsOn: '2026-11-22' },
	'day-passed': { endsOn: '2026-11-21' },
	used: { used: 10 },
	closed: { state: 'closed' },
	'taken-down': { state: 'closed', closedByMunicipality: true },
} satisfies Things<'posting'>;
export const commitments = {
	draft: { state: 'draft' },
	proposed: { state: 'proposed' },
	running: {},
	'not-begun': { startsOn: '2026-12-01' },
	'past-its-day': { startsOn: '2025-01-01', dueOn: '2026-11-01' },
	reported: { state: 'reported' },
	delivered: { state: 'delivered' },
	partly: { state: 'partly' },
	not_delivered: { state: 'not_delivered' },
	withdrawn: { state: 'withdrawn' },
	replaced: { state: 'replaced' },
	declined: { state: 'declined' },
} satisfies Things<'commitment'>;
export const partnerships = {
	draft: { state: 'draft', activatedAt: null },
	unsigned: { state: 'awaiting_signatures', activatedAt: null },
	active: {},
	'past-its-day': { endsOn: '2026-11-01' },
	renewed: { state: 'renewed' },
	ended: { state: 'ended' },
	terminated: { state: 'terminated' },
	withdrawn: { state: 'withdrawn', activatedAt: null },
} satisfies Things<'partnership'>;
/** Besides one in each of their states. */
export const hidden = ['suspended', 'closed', 'waiting'] as const;

/** Whatever else a state asks for: this is about what is shown of it. */
async function withoutRules(db: Database) {
	const { rows } = await sql<{ rule: string; of: string }>`select quote_ident(k.conname) as rule,
		k.conrelid::regclass::text as of from pg_constraint k join pg_class c on c.oid = k.conrelid
		where k.contype = 'c' and c.relnamespace = 'public'::regnamespace`.execute(db);
	for (const { rule, of } of rows) await sql.raw(`alter table ${of} drop constraint ${rule}`).execute(db);
}

export async function city(db: Database) {
	await withoutRules(db);
	const named = async (kind: string, state: (typeof organisationStates)[number]) => {
		const organisation = await makeOrganisation(db, [], {
			slug: `${kind}-${state}`,
			name: `${kind}-${state}`,
			state,
		});
		await makeSite(db, organisation.id, { ...place, address: 'Kapelvej 16' });
		await givePledge(db, organisation);
		return organisation;
	};
	for (const state of organisationStates) await named('partner', state);
	const unsigned = await makeOrganisation(db, [], { slug: 'partner-unsigned', name: 'partner-unsigned' });
	await makeSite(db, unsigned.id, { ...place, address: 'Kapelvej 16' });
	const us = await makeOrganisation(db, [], { slug: 'vaert', name: 'Værten' });
	await makeSite(db, us.id);
	await givePledge(db, us);
	const others = await Promise.all(hidden.map((state) => named('host', state)));

	const event = (organisationId: number, name: string, given: Things<'event'>[string]) =>
		makeEvent(db, organisationId, {
			...published,
			...place,
			...later,
			...given,
			slug: `event-${name}`,
			title: `event-${name}`,
		});
	const opportunity = async (organisationId: number, name: string, given: Things<'opportunity'>[string]) => {
		const { id } = await db
			.insertInto('opportunity')
			.values({
				...published,
				...place,
				organisationId,
				description: 'Kom og vær med',
				state: 'published',
				places: 2,
				deadlineOn: '2026-12-01',
				...given,
				slug: `opportunity-${name}`,
				title: `opportunity-${name}`,
			})
			.returning('id')
			.executeTakeFirstOrThrow();
		if (name === 'filled')
			await db
				.insertInto('placement')
				.values({ opportunityId: id, ordinal: 1, filledOn: '2026-11-20' })
				.execute();
	};
	const benefit = (organisationId: number, name: string, given: Things<'benefit'>[string]) =>
		db
			.insertInto('benefit')
			.values({
				...published,
				...place,
				organisationId,
				kind: 'leisure',
				description: 'Kom og svøm',
				howToGet: 'Mød op',
				audience: ['everyone'],
				reach: 'place',
				state: 'published',
				confirmedAt: at('2026-11-20T12:00Z'),
				stateChangedAt: at('2026-11-20T12:00Z'),
				createdAt: at('2026-11-20T12:00Z'),
				...given,
				slug: `benefit-${name}`,
				title: `benefit-${name}`,
			})
			.execute();
	const need = (organisationId: number, name: string, given: Things<'posting'>[string]) =>
		db
			.insertInto('posting')
			.values({
				...published,
				organisationId,
				side: 'need',
				kind: 'mentors',
				goal: '2011-2014/goal-1',
				quantity: 10,
				districts: [3],
				startsOn: '2026-11-01',
				endsOn: '2027-06-30',
				state: 'published',
				...given,
				slug: `need-${name}`,
				title: `need-${name}`,
			})
			.execute();
	const commitment = async (organisationId: number, name: string, given: Things<'commitment'>[string]) => {
		const { state = 'active', ...rest } = given;
		const { id } = await makeCommitment(db, {
			type: 'mentor-hours',
			districts: [3],
			...rest,
			organisationId,
			slug: `commitment-${name}`,
			title: `commitment-${name}`,
		});
		await db.transaction().execute(async (trx) => {
			await sql`set local session_replication_role = replica`.execute(trx);
			await trx.updateTable('commitment').set({ state }).where('id', '=', id).execute();
		});
		if (state === 'reported')
			await db
				.insertInto('closing')
				.values({ commitmentId: id, organisationId, word: 'Alt er gjort' })
				.execute();
	};
	for (const [name, given] of Object.entries(events)) await event(us.id, name, given);
	for (const [name, given] of Object.entries(opportunities)) await opportunity(us.id, name, given);
	for (const [name, given] of Object.entries(benefits)) await benefit(us.id, name, given);
	for (const [name, given] of Object.entries(needs)) await need(us.id, name, given);
	for (const [name, given] of Object.entries(commitments)) await commitment(us.id, name, given);
	for (const { id, state } of others) {
		await event(id, `of-${state}`, {});
		await opportunity(id, `of-${state}`, {});
		await benefit(id, `of-${state}`, {});
		await need(id, `of-${state}`, {});
		await commitment(id, `of-${state}`, {});
	}
	const approved = await db
		.selectFrom('organisation')
		.select('id')
		.where('slug', '=', 'partner-approved')
		.executeTakeFirstOrThrow();
	for (const [name, given] of Object.entries(partnerships)) {
		const slug = `partnership-${name}`;
		await partnership(db, [us, approved], '2027-12-31', { ...given, slug, title: slug });
	}
	await moderated(db, us.id);
	await since(db, '2026-02-01');
}

/** What readers said, what was taken down and what came of it, and two that are one. */
async function moderated(db: Database, organisationId: number) {
	const idOf = async (table: 'event' | 'opportunity', name: string) => {
		const slug = `${table}-${name}`;
		return (await db.selectFrom(table).select('id').where('slug', '=', slug).executeTakeFirstOrThrow()).id;
	};
	const [takenDownAt, appealedAt, decidedAt] = [at('2026-11-18'), at('2026-11-19'), at('2026-11-20')];
	const down = {
		organisationId,
		reason: 'spam',
		words: 'Reklame',
		stateBefore: 'published',
		takenDownAt,
	} as const;
	const appealed = { appeal: 'Det er en fest', appealedAt };
	const decided = { decidedAt, decisionWords: 'Vi har set på det igen' };
	await db
		.insertInto('takedown')
		.values([
			{ ...down, eventId: await idOf('event', 'taken-down') },
			{ ...down, opportunityId: await idOf('opportunity', 'taken-down') },
			{ ...down, ...appealed, eventId: await idOf('event', 'appealed') },
			{ ...down, ...appealed, ...decided, decision: 'upheld', eventId: await idOf('event', 'upheld') },
			{ ...down, ...decided, decision: 'restored', eventId: await idOf('event', 'restored') },
		])
		.execute();
	await db
		.updateTable('event')
		.set({ mergedIntoId: await idOf('event', 'coming') })
		.where('slug', '=', 'event-merged')
		.execute();
	const said = { reason: 'spam', createdAt: takenDownAt } as const;
	await db
		.insertInto('flag')
		.values([
			{ ...said, eventId: await idOf('event', 'coming') },
			{ ...said, opportunityId: await idOf('opportunity', 'open') },
			{ ...said, eventId: await idOf('event', 'restored'), outcome: 'nothing_wrong', closedAt: decidedAt },
		])
		.execute();
	const [eventId, otherId] = [await idOf('event', 'coming'), await idOf('event', 'restored')];
	await db.insertInto('lookAlike').values({ eventId, otherId, foundAt: takenDownAt }).execute();
	const twice = await db
		.selectFrom('organisation')
		.select('id')
		.where('slug', 'in', ['partner-approved', 'partner-listed'])
		.orderBy('id')
		.execute();
	const [oneId, twinId] = twice.map(({ id }) => id) as [number, number];
	const double = { oneId, otherId: twinId, same: ['district' as const], foundAt: takenDownAt };
	await db.insertInto('organisationDouble').values(double).execute();
}

/** They take part since then, whatever day the test is run on. */
const since = (db: Database, day: string) =>
	db.transaction().execute(async (trx) => {
		await sql`set local session_replication_role = replica`.execute(trx);
		await trx
			.updateTable('signature')
			.set({ signedAt: at(day) })
			.execute();
		await trx
			.updateTable('organisation')
			.set({ stateChangedAt: at(day), lastConfirmedAt: at(day) })
			.execute();
		await trx
			.updateTable('site')
			.set({ lastConfirmedAt: at(day) })
			.execute();
		// Reported, or not owed, until the half-year that `now` stands in.
		await trx.updateTable('reportingRecord').set({ coveredUntil: '2026-01-01' }).execute();
		await trx
			.updateTable('partnership')
			.set({ activatedAt: at(day) })
			.where('activatedAt', 'is not', null)
			.execute();
		await trx
			.updateTable('commitment')
			.set({ acceptedAt: at(day), stateChangedAt: at(day) })
			.where('state', 'not in', ['draft', 'proposed', 'declined'])
			.execute();
	});
