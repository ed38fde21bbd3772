/** SQL of flags. Who sent one is in none of the questions that an organisation's page asks. */
import { sql } from 'kysely';
import type { FlagFilter, FlagOutcome, FlagReason } from '#lib/moderation/flags/flag.ts';
import { subjectOf } from '#lib/moderation/subject-rows.server.ts';
import type { SubjectKind, Subject } from '#lib/moderation/subject.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import type { Database, Transaction } from '#lib/platform/database/database.server.ts';
import { keyset, type Asked, type Page } from '#lib/platform/lists/keyset.server.ts';
import { deletes } from '#lib/platform/personal-data/keeping.server.ts';

const columnOf = {
	events: 'eventId',
	opportunities: 'opportunityId',
	benefits: 'benefitId',
	partners: 'organisationId',
	posts: 'postId',
	barriers: 'barrierId',
	methods: 'methodId',
	needs: 'postingId',
} as const;

export const insertFlag = (
	trx: Transaction,
	about: { kind: SubjectKind; id: number },
	row: { reason: FlagReason; words: string; email: string | null; locale: Locale; createdAt: Date },
) =>
	trx
		.insertInto('flag')
		.values({ ...row, [columnOf[about.kind]]: about.id })
		.execute();

export interface FlagInList {
	id: number;
	reason: FlagReason;
	words: string;
	email: string | null;
	createdAt: Date;
	outcome: FlagOutcome | null;
	note: string | null;
	closedAt: Date | null;
	about: Subject;
}

const waitingLongest = keyset(['flag.createdAt', 'asc', 'moment'], ['flag.id', 'asc', 'id']);
const lastClosed = keyset(['flag.closedAt', 'desc', 'moment'], ['flag.id', 'desc', 'id']);

const flags = (db: Database) =>
	db
		.selectFrom('flag')
		.select(['flag.id', 'flag.reason', 'flag.words', 'flag.email', 'flag.createdAt'])
		.select(['flag.outcome', 'flag.note', 'flag.closedAt', subjectOf('flag').as('about')]);

/** How many each filter gives, in their order. */
export const countFlags = (db: Database, filters: readonly FlagFilter[]): Promise<number[]> =>
	Promise.all(
		filters.map(async ({ state, reason }) => {
			const { count } = await db
				.selectFrom('flag')
				.select(({ fn }) => fn.countAll<number>().as('count'))
				.where('closedAt', state === 'open' ? 'is' : 'is not', null)
				.$if(reason !== null, (all) => all.where('reason', '=', reason!))
				.executeTakeFirstOrThrow();
			return Number(count);
		}),
	);

/** Open ones, the one that has waited longest first; or closed ones, the last first. */
export function listFlags(
	db: Database,
	{ state, reason }: FlagFilter,
	asked: Asked,
): Promise<Page<FlagInList>> {
	const query = flags(db)
		.where('flag.closedAt', state === 'open' ? 'is' : 'is not', null)
		.$if(reason !== null, (all) => all.where('flag.reason', '=', reason!));
	return (state === 'open' ? waitingLongest : lastClosed).page(query, asked);
}

const mostAbout = 100;

export const openFlagsAbout = (
	db: Database,
	about: { kind: SubjectKind; id: number },
): Promise<FlagInList[]> =>
	flags(db)
		.where(`flag.${columnOf[about.kind]}`, '=', about.id)
		.where('flag.closedAt', 'is', null)
		.orderBy('flag.id')
		.limit(mostAbout)
		.execute();

export async function countOpenFlags(db: Database): Promise<number> {
	const { count } = await db
		.selectFrom('flag')
		.select(({ fn }) => fn.countAll<number>().as('count'))
		.where('closedAt', 'is', null)
		.executeTakeFirstOrThrow();
	return Number(count);
}

export const lockFlag = (trx: Transaction, id: number) =>
	trx
		.selectFrom('flag')
		.select(['id', 'closedAt', 'outcome', 'createdAt', subjectOf('flag').as('about')])
		.where('id', '=', id)
		.forUpdate()
		.executeTakeFirst();

interface Closing {
	outcome: FlagOutcome;
	note: string;
	at: Date;
	by: number | null;
}

const closed = ({ outcome, note, at, by }: Closing) => ({
	outcome,
	note: note || null,
	closedAt: at,
	closedBy: by,
});

/** @returns who is to be told */
export const closeFlag = (trx: Transaction, id: number, closing: Closing) =>
	trx
		.updateTable('flag')
		.set(closed(closing))
		.where('id', '=', id)
		.returning(['id', 'email', 'locale'])
		.execute();

/** Its note stays, to be written on. */
export const reopenFlag = (trx: Transaction, id: number) =>
	trx
		.updateTable('flag')
		.set({ outcome: null, closedAt: null, closedBy: null })
		.where('id', '=', id)
		.execute();

/** @returns who is to be told */
export const closeFlagsAbout = (
	trx: Transaction,
	about: { kind: SubjectKind; id: number },
	closing: Closing,
) =>
	trx
		.updateTable('flag')
		.set(closed(closing))
		.where(columnOf[about.kind], '=', about.id)
		.where('closedAt', 'is', null)
		.returning(['id', 'email', 'locale'])
		.execute();

/** What readers wrote is not kept longer than the privacy page says, whether or not anybody has looked. */
export const flagKeepings = [
	deletes('flag', 'flag', (before) => sql`t.closed_at < ${before}`),
	deletes('openFlag', 'flag', (before) => sql`t.closed_at is null and t.created_at < ${before}`),
];
