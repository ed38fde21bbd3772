/** SQL of method cards: as everybody reads them, as their writers do, and as their desk does. */
import { sql, type RawBuilder } from 'kysely';
import type { MethodFilter } from '#lib/guide/methods/list.ts';
import type { MethodState } from '#lib/guide/methods/method.ts';
import { isShown as isOrganisationShown } from '#lib/organisations/shown-rows.server.ts';
import type { Handle, Transaction } from '#lib/platform/database/database.server.ts';
import { keyset, type Asked, type Page } from '#lib/platform/lists/keyset.server.ts';
import { matches } from '#lib/platform/lists/search.server.ts';
import { focusAreaBySlug } from '#lib/policy/edition.ts';

const columns = [
	'method.id',
	'method.slug',
	'method.state',
	'method.organisationId',
	'method.title',
	'method.summary',
	'method.forWhom',
	'method.steps',
	'method.materials',
	'method.takes',
	'method.leastPeople',
	'method.mostPeople',
	'method.duration',
	'method.evidence',
	'method.evidenceSource',
	'method.evidenceUrl',
	'method.origin',
	'method.originName',
	'method.originUrl',
	'method.areas',
	'method.sentAt',
	'method.shownAt',
	'method.refusal',
] as const;

/** Whose it is, while the organisation is shown. */
const maker = sql<{
	slug: string;
	name: string;
} | null>`(select json_build_object('slug', o.slug, 'name', o.name)
	from organisation o where o.id = method.organisation_id and ${isOrganisationShown('o')})`;

/** Reports that everybody reads: who tried it says so under its own name. */
const reports = (what: RawBuilder<unknown>) =>
	sql<number>`(select ${what} from method_report r join organisation o on o.id = r.organisation_id
		where r.method_id = method.id and r.state = 'shown' and ${isOrganisationShown('o')})`;

const methods = (db: Handle) =>
	db
		.selectFrom('method')
		.select(columns)
		.select([maker.as('maker'), reports(sql`count(*)::int`).as('tried')])
		.select(reports(sql`coalesce(sum(r.people), 0)::int`).as('people'));
export type MethodRow = Awaited<ReturnType<ReturnType<typeof methods>['executeTakeFirstOrThrow']>>;

const newest = keyset(['method.shownAt', 'desc', 'moment'], ['method.id', 'desc', 'id']);

/** What is shown, the newest first. */
export const listMethods = (
	db: Handle,
	{ q, area, duration, evidence, origin }: MethodFilter,
	asked: Asked,
): Promise<Page<MethodRow>> =>
	newest.page(
		methods(db)
			.where('method.state', '=', 'shown')
			.$if(q !== '', (query) => query.where(matches('method.search', q)))
			.$if(area !== null, (query) =>
				query.where(sql<boolean>`${focusAreaBySlug(area)?.key ?? ''} = any(method.areas)`),
			)
			.$if(duration !== null, (query) => query.where('method.duration', '=', duration))
			.$if(evidence !== null, (query) => query.where('method.evidence', '=', evidence))
			.$if(origin !== null, (query) => query.where('method.origin', '=', origin)),
		asked,
	);

/** Whatever its state, with the promise it grew out of. */
export const findMethod = (db: Handle, slug: string) =>
	methods(db)
		.select(['method.commitmentId', 'method.writtenBy'])
		.select(
			sql<string | null>`(select o.slug from organisation o where o.id = method.organisation_id)`.as(
				'workspace',
			),
		)
		.where('method.slug', '=', slug)
		.executeTakeFirst();
export type WholeMethod = NonNullable<Awaited<ReturnType<typeof findMethod>>>;

/** Held until the transaction ends. */
export async function lockMethod(trx: Transaction, slug: string): Promise<WholeMethod | undefined> {
	await trx.selectFrom('method').select('id').where('slug', '=', slug).forUpdate().execute();
	return findMethod(trx, slug);
}

const longest = keyset(['method.sentAt', 'asc', 'moment'], ['method.id', 'asc', 'id']);
const latest = keyset(['method.sentAt', 'desc', 'moment'], ['method.id', 'desc', 'id']);

/** For the desk: what waits, the longest first; else the latest first. */
export const deskMethods = (db: Handle, state: MethodState, asked: Asked): Promise<Page<MethodRow>> =>
	(state === 'proposed' ? longest : latest).page(methods(db).where('method.state', '=', state), asked);

/** An organisation's own, the latest first. */
export const methodsOf = (db: Handle, organisationId: number, asked: Asked): Promise<Page<MethodRow>> =>
	latest.page(methods(db).where('method.organisationId', '=', organisationId), asked);

export const countByState = async (db: Handle): Promise<Record<MethodState, number>> => {
	const of = (state: MethodState) => sql<number>`count(*) filter (where state = ${state})::int`;
	return db
		.selectFrom('method')
		.select([of('proposed').as('proposed'), of('shown').as('shown'), of('declined').as('declined')])
		.executeTakeFirstOrThrow();
};

/** Cards and reports of an organisation that wait; held, so that two are counted one after the other. */
export async function countWaitingOf(trx: Transaction, organisationId: number): Promise<number> {
	await sql`select pg_advisory_xact_lock(hashtext('method'), ${organisationId})`.execute(trx);
	const { rows } = await sql<{ count: number }>`select
		((select count(*) from method where organisation_id = ${organisationId} and state = 'proposed')
		+ (select count(*) from method_report where organisation_id = ${organisationId} and state = 'proposed'))::int as count`.execute(
		trx,
	);
	return rows[0]?.count ?? 0;
}
