import { sql, type RawBuilder } from 'kysely';
import type { DayCursor } from '#lib/commitments/contribution.ts';
import { isHealth, isOver, type CommitmentFilter, type ListStatus } from '#lib/commitments/list.ts';
import { commitmentRows, healthKindSql, type Handle } from '#lib/commitments/rows.server.ts';
import { goalsIn, isFocusAreaKey } from '#lib/policy/edition.ts';

const isRunning = sql<boolean>`commitment.state in ('active', 'reported')`;

/** `nordlys elek` finds everything with words that begin like that; null when nothing can be searched for. */
function words(text: string): RawBuilder<unknown> | null {
	const parts = text
		.normalize('NFC')
		.split(/[^\p{L}\p{N}]+/u)
		.filter(Boolean);
	return parts.length
		? sql`to_tsquery('simple', fold(${parts.map((part) => `${part}:*`).join(' & ')}))`
		: null;
}

function statusIs(status: ListStatus | null, today: string): RawBuilder<boolean> {
	if (status === 'withdrawn') return sql`commitment.state in ('withdrawn', 'replaced')`;
	if (status === 'ended') return sql`commitment.state in ('delivered', 'partly', 'not_delivered')`;
	if (status === 'done') {
		return sql`commitment.state in ('active', 'reported', 'delivered') and ${healthKindSql(today)} = 'done'`;
	}
	return status && isHealth(status) ? sql`${isRunning} and ${healthKindSql(today)} = ${status}` : isRunning;
}

/** By deadline: the nearest first while they run, the latest first when they are over. One more than `limit` is never read. */
export function listCommitments(
	db: Handle,
	filter: CommitmentFilter,
	{ today, limit, after }: { today: string; limit: number; after?: DayCursor },
) {
	const { aim, district, type, text } = filter;
	const goals: string[] =
		aim === null ? [] : isFocusAreaKey(aim) ? goalsIn(aim).map(({ key }) => key) : [aim];
	const search = words(text);
	const order = isOver(filter.status) ? 'desc' : 'asc';
	const beyond = order === 'desc' ? sql`<` : sql`>`;
	return commitmentRows(db)
		.where(statusIs(filter.status, today))
		.where('commitment.state', 'not in', ['draft', 'proposed', 'declined'])
		.$if(goals.length > 0, (query) => query.where('commitment.goal', 'in', goals))
		.$if(district !== null, (query) =>
			query.where(
				sql<boolean>`(commitment.districts @> array[${district}]::smallint[] or commitment.districts = '{}')`,
			),
		)
		.$if(type !== null, (query) => query.where('commitment.type', '=', type))
		.$if(text !== '', (query) =>
			query.where(search ? sql<boolean>`commitment.search @@ ${search}` : sql<boolean>`false`),
		)
		.$if(after !== undefined, (query) =>
			query.where(
				sql<boolean>`(commitment.due_on, commitment.id) ${beyond} (${after?.on}::date, ${after?.id}::integer)`,
			),
		)
		.orderBy('commitment.dueOn', order)
		.orderBy('commitment.id', order)
		.limit(limit)
		.execute();
}

/** Per goal and type: how many promises, how they go, and what is delivered by level. Withdrawn ones are told apart. */
export interface ResultRow {
	goal: string;
	type: string;
	commitments: number;
	running: number;
	onPlan: number;
	withData: number;
	done: number;
	withdrawn: number;
	target: number;
	level0: number;
	level1: number;
	level2: number;
	level3: number;
}

export async function resultRows(db: Handle, today: string, districtNr?: number): Promise<ResultRow[]> {
	const judged = db
		.selectFrom('commitment')
		.innerJoin('commitmentTotal', 'commitmentTotal.commitmentId', 'commitment.id')
		.select(['goal', 'type', 'state', 'target', 'level0', 'level1', 'level2', 'level3'])
		.select(healthKindSql(today).as('health'))
		.where('state', 'not in', ['draft', 'proposed', 'declined'])
		.$if(districtNr !== undefined, (query) =>
			query.where(sql<boolean>`(districts @> array[${districtNr}]::smallint[] or districts = '{}')`),
		);
	const kept = sql`state not in ('withdrawn', 'replaced')`;
	const sum = (column: RawBuilder<unknown>) =>
		sql<number>`coalesce(sum(${column}) filter (where ${kept}), 0)::float8`;
	return db
		.selectFrom(judged.as('judged'))
		.select(['goal', 'type'])
		.select([
			sql<number>`count(*) filter (where ${kept})::int`.as('commitments'),
			sql<number>`count(*) filter (where state in ('active', 'reported'))::int`.as('running'),
			sql<number>`count(*) filter (where ${kept} and health in ('ahead', 'on_track', 'done'))::int`.as(
				'onPlan',
			),
			sql<number>`count(*) filter (where ${kept} and health <> 'not_started')::int`.as('withData'),
			sql<number>`count(*) filter (where ${kept} and health = 'done')::int`.as('done'),
			sql<number>`count(*) filter (where not ${kept})::int`.as('withdrawn'),
			sum(sql`target`).as('target'),
			sum(sql`level0`).as('level0'),
			sum(sql`level1`).as('level1'),
			sum(sql`level2`).as('level2'),
			sum(sql`level3`).as('level3'),
		])
		.groupBy(['goal', 'type'])
		.orderBy('goal')
		.orderBy(sql`count(*)`, 'desc')
		.orderBy('type')
		.execute();
}

/** What was delivered since `from` (a half-year's first day), per type. Readings are not amounts and are left out. */
export const deliveredSince = (db: Handle, from: string) =>
	db
		.selectFrom('commitmentHalfYear as half')
		.innerJoin('commitment', 'commitment.id', 'half.commitmentId')
		.select('commitment.type')
		.select([
			sql<number>`sum(half.level0 + half.level1 + half.level2 + half.level3)::float8`.as('delivered'),
			sql<number>`sum(half.level1 + half.level2 + half.level3)::float8`.as('confirmed'),
		])
		.where('half.halfYear', '>=', from)
		.groupBy('commitment.type')
		.execute();

export async function countPublic(db: Handle): Promise<number> {
	const { count } = await db
		.selectFrom('commitment')
		.select(({ fn }) => fn.countAll<number>().as('count'))
		.where('state', 'not in', ['draft', 'proposed', 'declined', 'withdrawn', 'replaced'])
		.executeTakeFirstOrThrow();
	return Number(count);
}
