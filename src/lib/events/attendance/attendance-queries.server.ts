/** SQL of who came. Whoever writes holds the event's row first. */
import { sql } from 'kysely';
import type { Group, GroupKey, Press, Turnout } from '#lib/events/attendance/presses.ts';
import type { Handle, Transaction } from '#lib/platform/database/database.server.ts';
import { keyset, type Asked, type Page } from '#lib/platform/lists/keyset.server.ts';
import { holds } from '#lib/platform/lists/search.server.ts';

/** What stands in `attended` counts for the doors whatever became of the place; who cancelled is not on the list. */
const listed = sql<boolean>`state in ('confirmed', 'offered', 'waiting')`;

/** Those who signed up and those who came without, as one list. */
const groups = (db: Handle, eventId: number) =>
	db.selectFrom(
		sql<{
			key: GroupKey;
			name: string;
			companions: string[];
			people: number;
			waits: boolean;
			came: number;
			at: number | null;
			sort: string;
		}>`(
			select 'sign-up:' || id as key, name, companions, people, state <> 'confirmed' as waits,
				coalesce(attended, 0) as came, (extract(epoch from checked_in_at) * 1000)::float8 as at,
				fold(name) as sort, fold(name || ' ' || array_to_string(companions, ' ')) as words
			from registration where event_id = ${eventId} and ${listed}
			union all
			select 'walk-in:' || key, coalesce(name, ''), '{}', people, false,
				people, (extract(epoch from arrived_at) * 1000)::float8,
				fold(coalesce(name, '')), fold(coalesce(name, ''))
			from walk_in where event_id = ${eventId} and people > 0
		)`.as('g'),
	);

const byName = keyset(['g.sort', 'asc', 'text'], ['g.key', 'asc', 'text']);

/** By name, a page at a time. */
export const groupsPage = (
	db: Handle,
	eventId: number,
	{ q, ...asked }: Asked & { q: string },
): Promise<Page<Group>> =>
	byName.page(
		groups(db, eventId)
			.select(['g.key', 'g.name', 'g.companions', 'g.people', 'g.waits', 'g.came', 'g.at'])
			.where(holds('g.words', q)),
		asked,
	);

/** How many people came and are expected. Of an event whose names are deleted, as they were counted then. */
export async function countTurnout(db: Handle, eventId: number): Promise<Turnout> {
	const { rows } = await sql<Turnout>`
		select coalesce(kept.came, signed.came + walked.came) as came, walked.came as "walkIns",
			coalesce(kept.signed_up, signed.people) as expected
		from (select coalesce(sum(attended) filter (where ${listed}), 0)::int as came,
				coalesce(sum(people) filter (where state = 'confirmed'), 0)::int as people
			from registration where event_id = ${eventId}) signed
		cross join (select coalesce(sum(people), 0)::int as came from walk_in where event_id = ${eventId}) walked
		left join event_turnout kept on kept.event_id = ${eventId}
	`.execute(db);
	return rows[0]!;
}

export async function countWalkIns(trx: Transaction, eventId: number): Promise<number> {
	const { count } = await trx
		.selectFrom('walkIn')
		.select(({ fn }) => fn.countAll<number>().as('count'))
		.where('eventId', '=', eventId)
		.executeTakeFirstOrThrow();
	return Number(count);
}

/** What every press says besides its group. */
interface Noted {
	eventId: number;
	by: number | null;
}
const momentOf = ({ at }: Press): string => new Date(at).toISOString();

/** One press a group. An earlier press than the one that is noted changes nothing, nor does one of another event. */
export async function noteSignedUp(
	trx: Transaction,
	presses: readonly (Press & { id: number })[],
	{ eventId, by }: Noted,
): Promise<void> {
	const rows = presses.map((press) => ({ id: press.id, people: press.people, moment: momentOf(press) }));
	await sql`
		update registration set attended = press.people, checked_in_at = press.moment, checked_in_by = ${by}
		from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as press (id integer, people smallint, moment timestamptz)
		where registration.id = press.id and event_id = ${eventId} and ${listed}
			and (checked_in_at is null or (checked_in_at, attended) < (press.moment, press.people))
	`.execute(trx);
}

export async function noteWalkIns(
	trx: Transaction,
	presses: readonly (Press & { key: string })[],
	{ eventId, by }: Noted,
): Promise<void> {
	const rows = presses.map((press) => ({
		key: press.key,
		people: press.people,
		moment: momentOf(press),
		name: press.people > 0 && press.name ? press.name : null,
	}));
	await sql`
		insert into walk_in as known (event_id, key, people, name, arrived_at, noted_by)
		select ${eventId}, key, people, name, moment, ${by}
		from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
			as press (key uuid, people smallint, name text, moment timestamptz)
		on conflict (event_id, key) do update
			set people = excluded.people, name = excluded.name, arrived_at = excluded.arrived_at, noted_by = excluded.noted_by
			where (known.arrived_at, known.people) < (excluded.arrived_at, excluded.people)
	`.execute(trx);
}

/**
 * Counts what will be deleted of events that ended before `before`, and forgets who came without signing up. Counted once:
 * a job that died in the middle finds the number that it wrote first.
 */
export async function keepTurnout(trx: Transaction, before: Date): Promise<void> {
	await sql`
			insert into event_turnout (event_id, signed_up, came)
			select event.id, coalesce(signed.people, 0), coalesce(signed.came, 0) + coalesce(walked.came, 0)
			from event
			left join lateral (select sum(people) filter (where state = 'confirmed') as people,
				sum(attended) filter (where ${listed}) as came from registration where event_id = event.id) signed on true
			left join lateral (select sum(people) as came from walk_in where event_id = event.id) walked on true
			where ends_at < ${before} and state = 'published'
				and (exists (select from registration where event_id = event.id)
					or exists (select from walk_in where event_id = event.id))
			on conflict do nothing
		`.execute(trx);
	await sql`
			delete from walk_in using event where event.id = walk_in.event_id and ends_at < ${before}
		`.execute(trx);
}
