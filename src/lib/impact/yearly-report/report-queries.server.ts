/** All SQL of a partner's year: always limited, never a recount of contributions. */
import { isShown } from '#lib/organisations/shown-rows.server.ts';
import { sql } from 'kysely';
import { commitmentRows, isOwnerShown, ofOrganisation } from '#lib/commitments/rows.server.ts';
import { type Handle } from '#lib/platform/database/database.server.ts';
import type { LevelSums } from '#lib/commitments/totals/sums.ts';
import type { CommitmentInList } from '#lib/commitments/commitment.ts';

export interface Year {
	first: string;
	last: string;
	/** The second half-year's first day. */
	middle: string;
}

const inYear = (
	organisationId: number,
	{ first, last }: Year,
) => sql<boolean>`${ofOrganisation(organisationId)}
	and ${isOwnerShown} and commitment.state not in ('draft', 'proposed', 'declined') and commitment.starts_on <= ${last}::date
	and (commitment.due_on >= ${first}::date or exists (select from commitment_half_year half
		where half.commitment_id = commitment.id and half.half_year between ${first}::date and ${last}::date))`;

const yearSum = (level: number, { first, last }: Year) => sql`coalesce((
	select sum(${sql.ref(`half.level${level}`)}) from commitment_half_year half
	where half.commitment_id = commitment.id and half.half_year between ${first}::date and ${last}::date), 0)::float8`;

export type YearCommitment = CommitmentInList & { year: LevelSums };

/** Commitments that ran in the year or took contributions in it, by deadline. */
export const commitmentsIn = (
	db: Handle,
	organisationId: number,
	year: Year,
	limit: number,
): Promise<YearCommitment[]> =>
	commitmentRows(db)
		.select(
			sql<LevelSums>`json_build_object('level0', ${yearSum(0, year)}, 'level1', ${yearSum(1, year)},
				'level2', ${yearSum(2, year)}, 'level3', ${yearSum(3, year)})`.as('year'),
		)
		.where(inYear(organisationId, year))
		.orderBy('commitment.dueOn')
		.orderBy('commitment.id')
		.limit(limit)
		.execute();

export async function countIn(db: Handle, organisationId: number, year: Year): Promise<number> {
	const { rows } = await sql<{ count: number }>`
		select count(*)::int as count from commitment where ${inYear(organisationId, year)}`.execute(db);
	return rows[0]?.count ?? 0;
}

export interface Confirmer {
	/** Null: the municipality, acting as itself. */
	name: string | null;
	level: 1 | 2 | 3;
	contributions: number;
}

/** Who has confirmed what the organisation delivered in the year, the busiest first. */
export async function confirmersIn(
	db: Handle,
	organisationId: number,
	{ first, last }: Year,
	limit: number,
): Promise<Confirmer[]> {
	const { rows } = await sql<Confirmer>`
		select o.name, v.level, count(*)::int as contributions
		from contribution c join verification v on v.contribution_id = c.id and v.retracted_at is null
		left join organisation o on o.id = v.organisation_id
		where c.organisation_id = ${organisationId} and c.counts and c.happened_on between ${first}::date and ${last}::date
		group by o.id, o.name, v.level order by count(*) desc, v.level desc, o.name collate "da-x-icu" nulls first
		limit ${limit}`.execute(db);
	return rows;
}

export interface Story {
	halfYear: string;
	text: string;
}

/** What the organisation told in the reports it has sent for the year, in the words that were sent. */
export async function storiesIn(db: Handle, organisationId: number, { first, last }: Year): Promise<Story[]> {
	const { rows } = await sql<Story>`
		select r.half_year, coalesce(v.content ->> 'story', '') as text
		from report r join report_version v on v.report_id = r.id and v.version = r.version
		where r.organisation_id = ${organisationId} and r.version > 0 and r.half_year between ${first}::date and ${last}::date
		order by r.half_year`.execute(db);
	return rows.filter(({ text }) => text.trim() !== '');
}

export interface YearPartnership {
	slug: string;
	title: string;
	startsOn: string;
	endsOn: string;
}

export const partnershipsIn = (
	db: Handle,
	organisationId: number,
	{ first, last }: Year,
	limit: number,
): Promise<YearPartnership[]> =>
	db
		.selectFrom('partnership')
		.innerJoin('partnershipParty as own', 'own.partnershipId', 'partnership.id')
		.select(['partnership.slug', 'partnership.title', 'partnership.startsOn', 'partnership.endsOn'])
		.where('own.organisationId', '=', organisationId)
		.where('own.state', '=', 'signed')
		.where(
			sql<boolean>`exists (select from organisation lead
				where lead.id = partnership.lead_organisation_id and ${isShown('lead')})`,
		)
		.where('partnership.activatedAt', 'is not', null)
		.where('partnership.startsOn', '<=', last)
		.where('partnership.endsOn', '>=', first)
		.orderBy('partnership.startsOn')
		.orderBy('partnership.id')
		.limit(limit)
		.execute();

export interface BadgePartner {
	id: number;
	slug: string;
	name: string;
	state: string;
}

/** Anybody who is or was a partner: a badge on their page must keep telling the truth. */
export const onceAPartner = (db: Handle, slug: string): Promise<BadgePartner | undefined> =>
	db
		.selectFrom('organisation')
		.select(['id', 'slug', 'name', 'state'])
		.where('slug', '=', slug)
		.where('state', 'in', ['approved', 'suspended', 'closed'])
		.executeTakeFirst();

/** The first day of anything public, for the list of years; null when nothing is. */
export async function firstDayOf(db: Handle, organisationId: number): Promise<string | null> {
	const { rows } = await sql<{ day: string | null }>`select least(
		(select min(signed_at)::date from signature where organisation_id = ${organisationId}),
		(select min(commitment.starts_on) from commitment where ${ofOrganisation(organisationId)}
			and commitment.state not in ('draft', 'proposed', 'declined'))) as day`.execute(db);
	return rows[0]?.day ?? null;
}
