import { sql, type Expression, type RawBuilder } from 'kysely';
import { isHealth, isOver, type CommitmentFilter, type ListStatus } from '#lib/commitments/list/list.ts';
import {
	commitmentRows,
	fulfilmentSql,
	healthKindSql,
	inDistrict,
	isOwnerShown,
	ofOrganisation,
} from '#lib/commitments/rows.server.ts';
import { isCounted, isPromised } from '#lib/commitments/totals/counted-rows.server.ts';
import { goalsAt } from '#lib/policy/edition.ts';
import { keyset, type Asked } from '#lib/platform/lists/keyset.server.ts';
import { eachWord } from '#lib/platform/lists/search.server.ts';
import type { Handle } from '#lib/platform/database/database.server.ts';

const isRunning = sql<boolean>`commitment.state in ('active', 'reported')`;

function statusIs(status: ListStatus | null, today: string): RawBuilder<boolean> {
	if (status === 'withdrawn') return sql`commitment.state in ('withdrawn', 'replaced')`;
	if (status === 'ended') return sql`commitment.state in ('delivered', 'partly', 'not_delivered')`;
	if (status === 'counted') return sql`${isPromised} and ${isCounted(today)}`;
	if (status === 'kept' || status === 'reported_done') {
		return sql`${fulfilmentSql(today)} = ${status} and ${isCounted(today)}`;
	}
	return status && isHealth(status) ? sql`${isRunning} and ${healthKindSql(today)} = ${status}` : isRunning;
}

/** In its own words, by who made it, or, a joint one, by those it names who are still in its partnership. */
const isFoundBy = (query: Expression<unknown>) => {
	const isNamed = sql<boolean>`search_words(named.name, true) @@ ${query}`;
	return sql<boolean>`(commitment.search @@ ${query}
		or commitment.organisation_id = any(array(select named.id from organisation named where ${isNamed}))
		or commitment.id = any(array(select party.commitment_id from organisation named
			join commitment_party party on party.organisation_id = named.id
			join commitment c on c.id = party.commitment_id
			join partnership_party still on still.partnership_id = c.partnership_id
				and still.organisation_id = named.id and still.state = 'signed'
			where ${isNamed})))`;
};

const byDeadline = (direction: 'asc' | 'desc') =>
	keyset(['commitment.dueOn', direction, 'day'], ['commitment.id', direction, 'id']);
const [nearestFirst, latestFirst] = [byDeadline('asc'), byDeadline('desc')];

/** A page by deadline: the nearest first while they run, the latest first when they are over. */
export function listCommitments(
	db: Handle,
	filter: CommitmentFilter,
	{ today, ...asked }: { today: string } & Asked,
) {
	const { aim, district, type, text } = filter;
	const goals = aim === null ? [] : goalsAt(aim).map(({ key }) => key);
	const found = commitmentRows(db)
		.where(statusIs(filter.status, today))
		.where('commitment.state', 'not in', ['draft', 'proposed', 'declined'])
		.where(isOwnerShown)
		.$if(goals.length > 0, (query) => query.where('commitment.goal', 'in', goals))
		.$if(district !== null, (query) => query.where(inDistrict(district ?? 0)))
		.$if(type !== null, (query) => query.where('commitment.type', '=', type))
		.where(eachWord(text, isFoundBy));
	return (isOver(filter.status) ? latestFirst : nearestFirst).page(found, asked);
}

const runningFirst = keyset(
	[sql`case when commitment.state in ('active', 'reported') then 0 else 1 end`, 'asc', 'count'],
	['commitment.dueOn', 'asc', 'day'],
	['commitment.id', 'asc', 'id'],
);

const publicOf = (db: Handle, whose: RawBuilder<boolean>, asked: Asked) =>
	runningFirst.page(
		commitmentRows(db)
			.where(whose)
			.where('commitment.state', 'not in', ['draft', 'proposed', 'declined'])
			.where(isOwnerShown),
		asked,
	);

/** Its own and those of partnerships it has signed, a page at a time: those that run first, by deadline. */
export const ofPartner = (db: Handle, organisationId: number, asked: Asked) =>
	publicOf(db, ofOrganisation(organisationId), asked);

export const ofPartnership = (db: Handle, partnershipId: number, asked: Asked) =>
	publicOf(db, sql<boolean>`commitment.partnership_id = ${partnershipId}`, asked);
