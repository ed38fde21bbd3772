/** SQL of a contribution as lists and rules see it. */
import { sql } from 'kysely';
import type { Confirmation, Contribution, Retraction, Side } from '#lib/contributions/contribution.ts';
import { isOwnerShown } from '#lib/commitments/rows.server.ts';
import { keyset } from '#lib/platform/lists/keyset.server.ts';
import type { Handle } from '#lib/platform/database/database.server.ts';

const confirmations = sql<Confirmation[]>`coalesce((select json_agg(json_build_object(
	'level', v.level, 'organisation', o.name, 'organisationId', v.organisation_id, 'note', v.note,
	'verifiedAt', v.verified_at) order by v.level)
	from verification v left join organisation o on o.id = v.organisation_id
	where v.contribution_id = contribution.id and v.retracted_at is null), '[]')`;
const retracted = sql<Retraction[]>`coalesce((select json_agg(json_build_object(
	'level', v.level, 'organisation', o.name, 'organisationId', v.organisation_id, 'note', v.note,
	'verifiedAt', v.verified_at, 'retraction', v.retraction, 'retractedAt', v.retracted_at) order by v.retracted_at desc)
	from verification v left join organisation o on o.id = v.organisation_id
	where v.contribution_id = contribution.id and v.retracted_at is not null), '[]')`;
const sideJson = sql`json_build_object('id', side.id, 'slug', side.slug, 'name', side.name, 'kind', side.kind,
	'rootId', coalesce(side.parent_id, side.id))`;
const delivered = sql<Side>`(select ${sideJson} from organisation side where side.id = contribution.organisation_id)`;
const writer = sql<Side | null>`(select ${sideJson} from organisation side
	where side.id = contribution.writer_organisation_id and side.id <> contribution.organisation_id)`;
const toward = sql<Contribution['commitment']>`json_build_object('id', commitment.id, 'slug', commitment.slug,
	'title', commitment.title, 'type', commitment.type, 'counterpartId', commitment.counterpart_id,
	'partnershipId', commitment.partnership_id, 'shown', ${isOwnerShown})`;
const evidence = sql<number>`(select count(*)::int from evidence e
	where e.contribution_id = contribution.id and e.removed_at is null)`;
const correctedFrom = sql<
	number | null
>`(select first.amount::float8 from contribution first where first.id = contribution.corrects_id)`;
const correctedBy = sql<
	Contribution['correctedBy']
>`(select json_build_object('id', later.id, 'amount', later.amount)
	from contribution later where later.corrects_id = contribution.id)`;

/** Somebody says it is wrong, and nobody has settled it. */
export const hasObjection = sql<boolean>`exists (select from objection
	where objection.contribution_id = contribution.id and objection.resolved_at is null)`;

export const contributionRows = (db: Handle) =>
	db
		.selectFrom('contribution')
		.innerJoin('organisation', 'organisation.id', 'contribution.organisationId')
		.innerJoin('commitment', 'commitment.id', 'contribution.commitmentId')
		.select([
			'contribution.id',
			'contribution.amount',
			'contribution.happenedOn',
			'contribution.note',
			'contribution.source',
			'contribution.sourceId',
			'contribution.level',
			'contribution.counts',
			'contribution.correctsId',
			'contribution.reportedBy',
			'contribution.reportedAt',
			'contribution.sharedKey',
		])
		.select([
			delivered.as('organisation'),
			writer.as('writer'),
			toward.as('commitment'),
			confirmations.as('confirmations'),
			retracted.as('retracted'),
			evidence.as('evidence'),
			hasObjection.as('hasObjection'),
			correctedFrom.as('correctedFrom'),
			correctedBy.as('correctedBy'),
		]);

export const newestFirst = keyset(
	['contribution.happenedOn', 'desc', 'day'],
	['contribution.id', 'desc', 'id'],
);

/** Commitments whose deliveries this organisation is the other side of, and did not itself deliver or write down. */
export const otherSideOf = (organisationId: number) => sql<boolean>`contribution.commitment_id in (
	select c.id from commitment c where c.counterpart_id = ${organisationId}
	union all
	select c.id from commitment_party named join commitment c on c.id = named.commitment_id
	join partnership_party p on p.partnership_id = c.partnership_id and p.organisation_id = named.organisation_id
	where named.organisation_id = ${organisationId} and p.state = 'signed')
	and contribution.organisation_id <> ${organisationId}
	and contribution.writer_organisation_id is distinct from ${organisationId}`;

/** What this organisation delivered, or wrote down for another party. */
export const ofSide = (organisationId: number) => sql<boolean>`
	${organisationId} in (contribution.organisation_id, contribution.writer_organisation_id)`;
