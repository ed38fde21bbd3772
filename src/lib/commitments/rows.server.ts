/** SQL that several questions share: the columns of a commitment with its totals, and its health by the rule of health.ts. */
import { isShown } from '#lib/organisations/shown-rows.server.ts';
import { sql, type RawBuilder } from 'kysely';
import type { CommitmentInList, PublicName } from '#lib/commitments/commitment.ts';
import type { FulfilmentKind } from '#lib/commitments/closing/fulfilment.ts';
import { tolerance, type HealthKind } from '#lib/commitments/health.ts';
import type { Handle } from '#lib/platform/database/database.server.ts';
import { columnsOf } from '#lib/platform/database/rows.ts';

/** Never whose hand wrote it. */
const columns = [
	...columnsOf('commitment', [
		'search',
		'createdAt',
		'createdBy',
		'acceptedAt',
		'approvedBy',
		'stateChangedBy',
	]),
	...columnsOf('commitmentTotal', ['commitmentId']),
] as const;

const organisationJson = sql`json_build_object('id', o.id, 'slug', o.slug, 'name', o.name, 'kind', o.kind,
	'shown', ${isShown('o')})`;

/**
 * Who is behind a commitment: the organisation itself; of a partnership those that are named and still in it, in a draft
 * all who could be.
 */
export const makers = (commitment: 'commitment' | 'c'): RawBuilder<number[]> => {
	const of = (column: string) => sql.ref(`${commitment}.${column}`);
	return sql`case when ${of('organisation_id')} is not null then array[${of('organisation_id')}]
		else array(select party.organisation_id from partnership_party party
			where party.partnership_id = ${of('partnership_id')} and party.state = 'signed'
			and (${of('state')} = 'draft' or exists (select from commitment_party named
				where named.commitment_id = ${of('id')} and named.organisation_id = party.organisation_id))) end`;
};

/** With the lead first. */
const parties = sql<PublicName[]>`coalesce((
	select json_agg(${organisationJson} order by o.id is distinct from p.lead_organisation_id, o.name collate "da-x-icu")
	from organisation o left join partnership p on p.id = commitment.partnership_id
	where o.id = any(${makers('commitment')})), '[]')`;
const counterpart = sql<PublicName | null>`(select ${organisationJson} from organisation o where o.id = commitment.counterpart_id)`;
const partnership = sql<
	CommitmentInList['partnership']
>`(select json_build_object('slug', p.slug, 'title', p.title, 'leadId', p.lead_organisation_id)
	from partnership p where p.id = commitment.partnership_id)`;

/** A commitment is public while who answers for it is shown: the organisation, or its partnership's lead. */
export const isOwnerShown: RawBuilder<boolean> = sql<boolean>`exists (select from organisation answering
	where answering.id = coalesce(commitment.organisation_id,
		(select lead.lead_organisation_id from partnership lead where lead.id = commitment.partnership_id))
	and ${isShown('answering')})`;

const decided = sql<CommitmentInList['decided']>`case when commitment.state = 'delivered' then (
	select json_build_object('name', decider.name) from closing
	left join organisation decider on decider.id = closing.decided_organisation_id
	where closing.commitment_id = commitment.id and closing.outcome = 'delivered' order by closing.id desc limit 1) end`;

/** Every commitment with its totals and parties; the caller narrows, orders and limits. */
export const commitmentRows = (db: Handle) =>
	db
		.selectFrom('commitment')
		.innerJoin('commitmentTotal', 'commitmentTotal.commitmentId', 'commitment.id')
		.select(columns)
		.select([
			parties.as('parties'),
			counterpart.as('counterpart'),
			partnership.as('partnership'),
			isOwnerShown.as('shown'),
			decided.as('decided'),
		]);

/** Commitments of the organisation: its own, and those that name it in a partnership it is still in. */
export const ofOrganisation = (
	organisationId: number | RawBuilder<number>,
): RawBuilder<boolean> => sql<boolean>`commitment.id in (
	select own.id from commitment own where own.organisation_id = ${organisationId}
	union all
	select shared.id from commitment_party named join commitment shared on shared.id = named.commitment_id
	join partnership_party party on party.partnership_id = shared.partnership_id and party.organisation_id = named.organisation_id
	where named.organisation_id = ${organisationId} and party.state = 'signed')`;

/** Each commitment that `which` holds for, beside each organisation that `ofOrganisation` finds it at; once each. */
export const makersOf = (which: RawBuilder<unknown>): RawBuilder<unknown> => sql`(
	select commitment.organisation_id, commitment.goal, commitment.districts from commitment
	where commitment.organisation_id is not null and ${which}
	union all
	select named.organisation_id, commitment.goal, commitment.districts from commitment
	join commitment_party named on named.commitment_id = commitment.id
	join partnership_party party
		on party.partnership_id = commitment.partnership_id and party.organisation_id = named.organisation_id
	where party.state = 'signed' and ${which})`;

/** Commitments for this district or for the whole city. */
export const inDistrict = (district: number): RawBuilder<boolean> =>
	sql<boolean>`(commitment.districts @> array[${district}]::smallint[] or commitment.districts = '{}')`;

/** The health of `commitment` joined with `commitment_total`; says the same as `health()` (a test compares them). */
export function healthKindSql(today: string): RawBuilder<HealthKind> {
	const day = sql`${today}::date`;
	const gone = sql`least(1, greatest(0, (${day} - commitment.starts_on)::numeric / (commitment.due_on - commitment.starts_on)))`;
	const lead = (progress: RawBuilder<unknown>) => sql`case
		when round(${progress} - ${gone}, 6) < ${-tolerance}::numeric then 'behind'
		when round(${progress} - ${gone}, 6) > ${tolerance}::numeric then 'ahead' else 'on_track' end`;
	return sql<HealthKind>`case
		when commitment.state in ('draft', 'proposed', 'declined') then 'not_started'
		when commitment.state in ('withdrawn', 'replaced') then 'no_data'
		when commitment.state = 'delivered' then 'done'
		when commitment.state in ('partly', 'not_delivered') then 'behind'
		when lower_is_better then case
			when contributions > 0 and delivered <= target and ${day} > commitment.due_on then 'done'
			when contributions = 0 and ${day} < commitment.starts_on then 'not_started'
			when contributions = 0 then 'no_data'
			when ${day} > commitment.due_on then 'behind'
			when delivered <= target then case when baseline > target and round(${gone}, 6) < ${1 - tolerance}::numeric then 'ahead' else 'on_track' end
			when baseline <= target then 'behind'
			else ${lead(sql`(baseline - delivered) / nullif(baseline - target, 0)`)} end
		when delivered >= target then 'done'
		when delivered = 0 and ${day} < commitment.starts_on then 'not_started'
		when ${day} > commitment.due_on then 'behind'
		when delivered = 0 then 'no_data'
		else ${lead(sql`delivered / nullif(target, 0)`)} end`;
}

/** Whether `commitment` joined with `commitment_total` is kept; says the same as `fulfilment()` (a test compares them). */
export function fulfilmentSql(today: string): RawBuilder<FulfilmentKind> {
	const day = sql`${today}::date`;
	const isReached = sql`contributions > 0 and case when lower_is_better
		then delivered <= target and ${day} > commitment.due_on else delivered >= target end`;
	const isConfirmed = sql`case when lower_is_better then level0 = 0 and contested = 0
		else confirmed > contested and confirmed - contested >= target end`;
	return sql<FulfilmentKind>`case
		when commitment.state = 'delivered' and exists (select from closing
			where closing.commitment_id = commitment.id and closing.outcome = 'delivered') then 'kept'
		when commitment.state not in ('active', 'reported', 'delivered') then 'open'
		when ${isReached} and ${isConfirmed} then 'kept'
		when commitment.state <> 'active' or (${isReached}) then 'reported_done'
		else 'open' end`;
}
