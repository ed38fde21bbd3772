import { sql, type RawBuilder } from 'kysely';
import type { DayCursor } from '#lib/platform/pages.ts';
import { isHealth, isOver, type CommitmentFilter, type ListStatus } from '#lib/commitments/list/list.ts';
import { commitmentRows, healthKindSql, isOwnerShown } from '#lib/commitments/rows.server.ts';
import { type Handle } from '#lib/platform/database.server.ts';
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
		.where(isOwnerShown)
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
