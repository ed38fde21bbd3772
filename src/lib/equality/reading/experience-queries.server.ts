/** SQL of what was told, for the two who read it. */
import { sql, type RawBuilder } from 'kysely';
import {
	endingSince,
	type Deed,
	type ExperienceState,
	type Ground,
	type Moment,
	type Setting,
} from '#lib/equality/experience.ts';
import { experienceViews, type ExperienceView } from '#lib/equality/reading/list.ts';
import type { Handle, Transaction } from '#lib/platform/database/database.server.ts';
import { keyset, type Asked, type Page } from '#lib/platform/lists/keyset.server.ts';

const experiences = (db: Handle) =>
	db
		.selectFrom('experience')
		.select(['id', 'toldOn', 'takenBackOn', 'takesAnswer'])
		.select([
			sql<ExperienceState>`state`.as('state'),
			sql<Ground[] | null>`grounds`.as('grounds'),
			sql<Setting | null>`setting`.as('setting'),
		]);
export type ExperienceRow = Awaited<ReturnType<ReturnType<typeof experiences>['executeTakeFirstOrThrow']>>;

const waits = sql<boolean>`(experience.state = 'unread' or (experience.state = 'read' and experience.takes_answer))`;

/** What goes unread within thirty days is what waits, too. */
const inView = (today: string): Record<ExperienceView, RawBuilder<boolean>> => ({
	waiting: waits,
	ending: sql<boolean>`${waits} and experience.told_on <= ${endingSince(today)}::date`,
	done: sql<boolean>`experience.state in ('read', 'answered') and not ${waits}`,
	ended: sql<boolean>`experience.state = 'ended'`,
});

const oldest = keyset(['experience.told_on', 'asc', 'day'], ['experience.id', 'asc', 'id']);
const newest = keyset(['experience.told_on', 'desc', 'day'], ['experience.id', 'desc', 'id']);

export const listExperiences = (
	db: Handle,
	view: ExperienceView,
	{ today, ...asked }: { today: string } & Asked,
): Promise<Page<ExperienceRow>> => {
	const found = experiences(db).where(inView(today)[view]);
	return (view === 'waiting' || view === 'ending' ? oldest : newest).page(found, asked);
};

export function countExperiences(db: Handle, today: string): Promise<Record<ExperienceView, number>> {
	const views = inView(today);
	return db
		.selectFrom('experience')
		.select(experienceViews.map((view) => sql<number>`count(*) filter (where ${views[view]})::int`.as(view)))
		.executeTakeFirstOrThrow() as Promise<Record<ExperienceView, number>>;
}

/** Held until the transaction ends. */
export const lockExperience = (trx: Transaction, id: number) =>
	experiences(trx)
		.select(['districtNr', 'sealed'])
		.select([sql<Deed[] | null>`deeds`.as('deeds'), sql<Moment | null>`happened`.as('happened')])
		.where('id', '=', id)
		.forUpdate()
		.executeTakeFirst();

export const setState = (trx: Transaction, id: number, state: ExperienceState) =>
	trx.updateTable('experience').set({ state }).where('id', '=', id).execute();

/** A bound on what is sealed anew at once. */
const batch = 200;

/** Texts under another key than the first. */
export const sealedOtherwise = (db: Handle, keyId: string) =>
	db
		.selectFrom('experience')
		.select(['id', 'sealed'])
		.where(sql<boolean>`sealed is not null and split_part(sealed, '.', 1) <> ${keyId}`)
		.orderBy('id')
		.limit(batch)
		.execute();
export const linesSealedOtherwise = (db: Handle, keyId: string) =>
	db
		.selectFrom('experienceLine')
		.select(['experienceId', 'place', 'sealed'])
		.where(sql<boolean>`sealed is not null and split_part(sealed, '.', 1) <> ${keyId}`)
		.orderBy('experienceId')
		.orderBy('place')
		.limit(batch)
		.execute();

/** Unless it went, or was changed, meanwhile. */
export const replaceSealed = (db: Handle, id: number, before: string, after: string) =>
	db
		.updateTable('experience')
		.set({ sealed: after })
		.where('id', '=', id)
		.where('sealed', '=', before)
		.execute();
export const replaceSealedLine = (
	db: Handle,
	{ experienceId, place }: { experienceId: number; place: number },
	before: string,
	after: string,
) =>
	db
		.updateTable('experienceLine')
		.set({ sealed: after })
		.where('experienceId', '=', experienceId)
		.where('place', '=', place)
		.where('sealed', '=', before)
		.execute();
