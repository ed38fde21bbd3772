/** What the municipality reads before it decides, and the decisions it has written down. */
import { statesAllowing, type OrganisationState } from '#lib/accounts/organisation-states.ts';
import { sql } from 'kysely';
import { changedFields } from '#lib/organisations/application/changes.ts';
import { sentVersions, wasSentBack } from '#lib/organisations/application/sent-rows.server.ts';
import { caseStates, type CaseState, type Duplicate } from '#lib/organisations/application/cases.ts';
import type { FieldNotes, NotableField, Review, ReviewOutcome } from '#lib/organisations/organisation.ts';
import type { OrganisationKind } from '#lib/policy/kinds.ts';
import type { Handle, Transaction } from '#lib/platform/database/database.server.ts';
import { keyset, type Keyed, type Page } from '#lib/platform/lists/keyset.server.ts';

export async function insertReview(
	trx: Transaction,
	review: {
		organisationId: number;
		outcome: ReviewOutcome;
		reason: string;
		fieldNotes: FieldNotes;
		reviewedBy: number;
		reviewedAt: Date;
		/** When it came into the state that was decided on. */
		since: Date;
	},
): Promise<number> {
	const { id } = await trx
		.insertInto('organisationReview')
		.values({ ...review, fieldNotes: JSON.stringify(review.fieldNotes) })
		.returning('id')
		.executeTakeFirstOrThrow();
	return id;
}

/** Newest first. */
export function listReviews(db: Handle, organisationId: number): Promise<Review[]> {
	return db
		.selectFrom('organisationReview')
		.innerJoin('person', 'person.id', 'organisationReview.reviewedBy')
		.select([
			'organisationReview.id',
			'outcome',
			'reason',
			'fieldNotes',
			'reviewedAt',
			'person.name as reviewerName',
		])
		.where('organisationId', '=', organisationId)
		.orderBy('organisationReview.id', 'desc')
		.limit(50)
		.execute();
}

/** The notes the applicant is to answer: those of the newest decision, if it asked for changes. */
export async function findOpenNotes(db: Handle, organisationId: number): Promise<Review | null> {
	const [newest] = await listReviews(db, organisationId);
	return newest?.outcome === 'changes_requested' ? newest : null;
}

export interface CaseFilter {
	state: CaseState;
	kind?: OrganisationKind | null;
	districtNr?: number | null;
	/** The address' cursor. */
	after?: string | null;
}

export interface CaseRow {
	id: number;
	slug: string;
	name: string;
	kind: OrganisationKind;
	cvr: string | null;
	state: OrganisationState;
	stateChangedAt: Date;
	/** When it came into the state that is asked for, or lost its last owner. */
	since: Date;
	districtNr: number | null;
	sites: number;
	applicant: string | null;
	/** It was sent back. */
	again: boolean;
	/** What is otherwise than when it was sent last. */
	changed: NotableField[];
}

interface Sent {
	versions: (string | null)[] | null;
}
function changedIn(versions: Sent['versions']): NotableField[] {
	const [last, before] = versions ?? [];
	return changedFields(before, last);
}

/** What is otherwise in one application than when it was sent last. */
export async function changedSinceSent(db: Handle, organisationId: number): Promise<NotableField[]> {
	const { versions } = await db
		.selectFrom('organisation')
		.select(sentVersions('organisation').as('versions'))
		.where('id', '=', organisationId)
		.executeTakeFirstOrThrow();
	return changedIn(versions);
}

const casesPerPage = 20;

const longestInState = keyset(['o.stateChangedAt', 'asc', 'moment'], ['o.id', 'asc', 'id']);
const longestOwnerless = keyset(['o.ownerlessSince', 'asc', 'moment'], ['o.id', 'asc', 'id']);

/** Its last owner has gone, and it can be given another. */
const isOwnerless = sql<boolean>`(o.ownerless_since is not null and o.state in (${sql.join(statesAllowing('manage'))}))`;

const fits = ({ state, kind = null, districtNr = null }: CaseFilter) => sql<boolean>`
	(${state === 'ownerless' ? isOwnerless : sql<boolean>`o.state = ${state}`}
	and (${kind}::text is null or o.kind = ${kind})
	and (${districtNr}::int is null or exists (
		select from site s where s.organisation_id = o.id and s.district_nr = ${districtNr})))`;

/** How many cases each choice gives, in their order. */
export const howManyCases = (db: Handle, choices: readonly CaseFilter[]): Promise<number[]> =>
	Promise.all(
		choices.map(async (choice) => {
			const { rows } = await sql<{ count: number }>`select count(*)::int as count from organisation o
				where ${fits(choice)}`.execute(db);
			return rows[0]!.count;
		}),
	);

/** One page of the worklist, longest waiting first. */
export async function listCases(db: Handle, filter: CaseFilter): Promise<Page<CaseRow>> {
	const ownerless = filter.state === 'ownerless';
	const longest = ownerless ? longestOwnerless : longestInState;
	const place = longest.read(filter);
	const { rows } = await sql<Keyed<Omit<CaseRow, 'changed'> & Sent>>`
		select o.id, o.slug, o.name, o.kind, o.cvr, o.state, o.state_changed_at,
			${ownerless ? sql`o.ownerless_since` : sql`o.state_changed_at`} as since,
			(select s.district_nr from site s where s.organisation_id = o.id and s.is_primary) as district_nr,
			(select count(*)::int from site s where s.organisation_id = o.id) as sites,
			(select p.name from membership ms join person p on p.id = ms.person_id
				where ms.organisation_id = o.id and ms.role = 'owner' order by ms.created_at limit 1) as applicant,
			${wasSentBack('o')} as again, ${sentVersions('o')} as versions,
			${longest.key} as cursor
		from organisation o
		where ${fits(filter)}
			and ${longest.beyond(place)}
		order by ${longest.order(place)}
		limit ${casesPerPage + 1}
	`.execute(db);
	const page = longest.cut<Omit<CaseRow, 'changed'> & Sent>(rows, place, casesPerPage);
	return {
		...page,
		rows: page.rows.map(({ versions, ...row }) => ({ ...row, changed: changedIn(versions) })),
	};
}

export async function countCases(db: Handle): Promise<Record<CaseState, number>> {
	const rows = await db
		.selectFrom('organisation')
		.select((query) => ['state', query.fn.countAll<number>().as('cases')])
		.where(
			'state',
			'in',
			caseStates.filter((state) => state !== 'ownerless'),
		)
		.groupBy('state')
		.execute();
	const counts = Object.fromEntries(caseStates.map((state) => [state, 0])) as Record<CaseState, number>;
	for (const { state, cases } of rows) counts[state as CaseState] = Number(cases);
	const { ownerless } = await db
		.selectFrom('organisation as o')
		.select((query) => query.fn.countAll<number>().as('ownerless'))
		.where(isOwnerless)
		.executeTakeFirstOrThrow();
	counts.ownerless = Number(ownerless);
	return counts;
}

const leastSimilarity = 0.5;
const leastPrefix = 5;

/** Others that may be the same organisation, the likeliest first: same number, website or address, or a like name. */
export async function findDuplicates(db: Handle, organisationId: number): Promise<Duplicate[]> {
	const { rows } = await sql<Duplicate>`
		with own as (select id, cvr, folded_name, website_host(website) as host from organisation where id = ${organisationId}),
		likely as (
			select o.id, 'cvr' as reason from own join organisation o on o.cvr = own.cvr
			union
			select o.id, 'name' from own join organisation o on o.folded_name % own.folded_name
				where similarity(o.folded_name, own.folded_name) >= ${leastSimilarity}
			union
			select o.id, 'name' from own join organisation o
				on o.folded_name ~>=~ own.folded_name and o.folded_name ~<~ (own.folded_name || U&'\\+10FFFF')
				where length(own.folded_name) >= ${leastPrefix}
			union
			select o.id, 'website' from own join organisation o
				on o.website is not null and website_host(o.website) = own.host
			union
			select other.organisation_id, 'address' from own
				join site mine on mine.organisation_id = own.id
				join site other on other.folded_address = mine.folded_address
				where mine.postcode is not null
		)
		select o.id, o.slug, o.name, o.kind, o.state, likely.reasons,
			(select concat_ws(', ', s.address, nullif(concat_ws(' ', s.postcode, s.city), '')) from site s
				where s.organisation_id = o.id order by s.is_primary desc, s.id limit 1) as address
		from (select id, array_agg(reason order by reason) as reasons from likely
			where id <> ${organisationId} group by id) likely
		join organisation o on o.id = likely.id
		where o.state <> 'closed'
		order by cardinality(likely.reasons) desc, ('cvr' = any(likely.reasons)) desc, o.name collate "da-x-icu", o.id
		limit 6
	`.execute(db);
	return rows;
}
