/** SQL of the guide: as everybody reads it, and as its desk does. A page asks twice, however many steps there are. */
import { sql } from 'kysely';
import type { StepText } from '#lib/guide/welcome/step.ts';
import { baseLocale } from '#lib/i18n/locale.ts';
import type { Handle, Transaction } from '#lib/platform/database/database.server.ts';
import { matches } from '#lib/platform/lists/search.server.ts';

const steps = (db: Handle) =>
	db
		.selectFrom('guideStep')
		.select(['id', 'slug', 'state', 'theme', 'phase', 'place', 'revision', 'publishedAt']);
export type StepRow = Awaited<ReturnType<typeof listSteps>>[number];

/** In their order; all of them, or those that everybody reads. */
export function listSteps(db: Handle, only: 'published' | 'all') {
	const all = steps(db).orderBy('place').orderBy('id');
	return (only === 'all' ? all : all.where('state', '=', 'published')).execute();
}

export const findStep = (db: Handle, slug: string) => steps(db).where('slug', '=', slug).executeTakeFirst();

/** Held until the transaction ends. */
export const lockStep = (trx: Transaction, slug: string) =>
	steps(trx).where('slug', '=', slug).forUpdate().executeTakeFirst();

export async function lastPlace(db: Handle): Promise<number> {
	const last = await db
		.selectFrom('guideStep')
		.select('place')
		.orderBy('place', 'desc')
		.limit(1)
		.executeTakeFirst();
	return last?.place ?? 0;
}

/** Those that everybody reads and that hold these words in some language, named in the page's where they are in it. */
export const stepsHolding = (db: Handle, text: string, locale: string, limit: number) =>
	db
		.selectFrom('guideStep as s')
		.innerJoinLateral(
			(query) =>
				query
					.selectFrom('guideText as t')
					.select(['t.title', 't.locale'])
					.whereRef('t.stepId', '=', 's.id')
					.where('t.locale', 'in', [locale, baseLocale])
					.orderBy(sql`t.locale = ${locale}`, 'desc')
					.limit(1)
					.as('named'),
			(join) => join.onTrue(),
		)
		.select(['s.slug', 'named.title', 'named.locale'])
		.where('s.state', '=', 'published')
		.where('s.id', 'in', (query) =>
			query.selectFrom('guideText').select('guideText.stepId').where(matches('guideText.search', text)),
		)
		.orderBy('s.place')
		.orderBy('s.id')
		.limit(limit)
		.execute();

const texts = (db: Handle, stepIds: readonly number[]) =>
	db
		.selectFrom('guideText')
		.innerJoin('person', 'person.id', 'guideText.writtenBy')
		.select(['guideText.id', 'guideText.stepId', 'guideText.locale', 'guideText.title', 'guideText.lead'])
		.select(['guideText.body', 'guideText.links', 'guideText.ofRevision', 'guideText.version'])
		.select(['guideText.writtenAt', 'person.name as writtenByName'])
		.where('guideText.stepId', 'in', stepIds)
		.orderBy('guideText.id');
export type TextRow = StepText & { id: number; version: number; writtenAt: Date; writtenByName: string };

/** By the step's number. */
export async function textsOf(
	db: Handle,
	stepIds: readonly number[],
): Promise<ReadonlyMap<number, TextRow[]>> {
	if (!stepIds.length) return new Map();
	return Map.groupBy(await texts(db, stepIds).execute(), ({ stepId }) => stepId);
}

/** What a text said before, the newest first. */
export const pastOf = (db: Handle, textId: number, limit: number) =>
	db
		.selectFrom('guideTextPast')
		.innerJoin('person', 'person.id', 'guideTextPast.writtenBy')
		.select(['guideTextPast.id', 'guideTextPast.version', 'guideTextPast.title', 'guideTextPast.lead'])
		.select(['guideTextPast.body', 'guideTextPast.writtenAt', 'person.name as writtenByName'])
		.where('textId', '=', textId)
		.orderBy('version', 'desc')
		.limit(limit)
		.execute();
