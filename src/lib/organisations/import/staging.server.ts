/**
 * An administrator hands a list in, looks at what would become of each line, and says yes or drops it. It is judged again
 * as it is taken in, in one transaction: what changed meanwhile counts. Large ones are read and taken in by a job.
 */
import { createHash } from 'node:crypto';
import { theSystem, type Actor, type ActorPerson } from '#lib/accounts/actor.ts';
import { mayImport } from '#lib/organisations/access.ts';
import { countOutcomes, type Judged } from '#lib/organisations/import/judging.ts';
import { daysWaiting, mostRows } from '#lib/organisations/import/list.ts';
import { readList, type OrganisationList } from '#lib/organisations/import/list-file.ts';
import { takeAlone } from '#lib/organisations/import/listed-writes.server.ts';
import * as queries from '#lib/organisations/import/staging-queries.server.ts';
import * as writes from '#lib/organisations/import/staging-writes.server.ts';
import { takeList } from '#lib/organisations/import/taking.server.ts';
import { recordList } from '#lib/organisations/record.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database, Transaction } from '#lib/platform/database/database.server.ts';
import { found, notFound, Refused } from '#lib/platform/errors.ts';
import { TableUnread } from '#lib/platform/files/tables/decode.ts';
import { mostReadAtOnce, tableHandedIn } from '#lib/platform/files/tables/handed-in.server.ts';
import { defineTask, enqueue } from '#lib/platform/jobs/jobs.server.ts';
import { daysBefore } from '#lib/platform/personal-data/retention.ts';
import { cleanLine, cleanText } from '#lib/platform/text/text.ts';

const longestDetail = 500;

/** @throws 404 */
function importer(actor: Actor): ActorPerson {
	return mayImport(actor) && actor.person ? actor.person : notFound();
}

/**
 * Takes a file in to be looked at; the same file while it waits is the same list.
 * @returns the list's number. @throws 404, Refused `table_missing`, `table_too_large`
 */
export async function handInList(db: Database, actor: Actor, file: File | undefined): Promise<number> {
	const by = importer(actor);
	const { fileName, content } = await tableHandedIn(file);
	const sha256 = createHash('sha256').update(content).digest('hex');
	return db.transaction().execute(async (trx) => {
		const row = { fileName, sha256, bytes: content.length, content: content.toString('base64') };
		const made = await writes.insertList(trx, { ...row, uploadedAt: now(), uploadedBy: by.id });
		if (!made) return found(await queries.findWaiting(trx, sha256)).id;
		await recordList(trx, actor, 'organisation_list.handed_in', made, { bytes: content.length });
		if (content.length <= mostReadAtOnce) await readStaged(trx, made.id);
		else await enqueue(trx, readListTask, made, { jobKey: `organisation-list-${made.id}` });
		return made.id;
	});
}

const sameTransaction = (trx: Transaction) => (work: (trx: Transaction) => Promise<void>) => work(trx);

/** A list that waits to be read, once. Nothing but what is said of it is written. */
async function readStaged(trx: Transaction, id: number): Promise<void> {
	const list = await queries.lockList(trx, id);
	if (list?.state !== 'reading' || !list.content) return;
	const read = readable(Buffer.from(list.content, 'base64'));
	if ('problem' in read) {
		const detail = cleanText(read.detail).slice(0, longestDetail);
		await writes.updateList(trx, id, { state: 'unread', problem: read.problem, detail, content: null });
		return;
	}
	const judged = await takeList(read.rows, { transact: sameTransaction(trx), write: false });
	await say(trx, id, judged);
	await writes.updateList(trx, id, { state: 'ready', columns: read.columns.map(cleanLine) });
}

function readable(bytes: Uint8Array): OrganisationList | { problem: string; detail: string } {
	try {
		const list = readList(bytes);
		if (!list.rows.length) return { problem: 'no_rows', detail: '' };
		return list.rows.length > mostRows ? { problem: 'too_many', detail: String(mostRows) } : list;
	} catch (cause) {
		if (!(cause instanceof TableUnread)) throw cause;
		return { problem: cause.problem, detail: cause.detail };
	}
}

/** Writes down what became of each line, or would. */
async function say(trx: Transaction, id: number, judged: readonly Judged[]): Promise<void> {
	const lines = judged.map(({ row, outcome, reason, changes }) => ({
		...{ line: row.line, name: row.name, outcome, changes: [...changes] },
		reason: reason?.code ?? null,
		detail: cleanLine(reason?.detail ?? '').slice(0, longestDetail),
		cells: outcome === 'refused' ? row.cells.map(cleanText) : [],
	}));
	await writes.replaceLines(trx, id, lines);
	const websitesLeftOut = judged.filter(
		({ row, outcome }) => outcome === 'new' && 'websiteDropped' in row && row.websiteDropped,
	).length;
	await writes.updateList(trx, id, { ...countOutcomes(judged), websitesLeftOut });
}

/**
 * Says yes to a list, once: a second yes is the first one's.
 * @throws 404, Refused `organisation_list_not_ready`
 */
export function confirmList(db: Database, actor: Actor, id: number): Promise<void> {
	const by = importer(actor);
	return db.transaction().execute(async (trx) => {
		const list = found(await queries.lockList(trx, id));
		if (list.state === 'taking' || list.state === 'taken') return;
		if (list.state !== 'ready') throw new Refused('organisation_list_not_ready');
		await writes.updateList(trx, id, { state: 'taking', confirmedAt: now(), confirmedBy: by.id });
		await recordList(trx, actor, 'organisation_list.confirmed', { id });
		const content = list.content ?? '';
		if (content.length <= mostReadAtOnce) await takeStaged(trx, id);
		else await enqueue(trx, takeListTask, { id }, { jobKey: `organisation-list-${id}` });
	});
}

/** A list that somebody said yes to, once and whole. */
async function takeStaged(trx: Transaction, id: number): Promise<void> {
	const list = await queries.lockList(trx, id);
	if (list?.state !== 'taking' || !list.content) return;
	await takeAlone(trx);
	const { rows } = readList(Buffer.from(list.content, 'base64'));
	const judged = await takeList(rows, { transact: sameTransaction(trx), write: true });
	await say(trx, id, judged);
	await writes.updateList(trx, id, { state: 'taken', takenAt: now(), content: null });
	const { new: added, changed, refused } = countOutcomes(judged);
	const facts = { added, changed, refused };
	await recordList(trx, list.confirmedBy ?? theSystem, 'organisation_list.taken', { id }, facts);
}

/** Throws a list away that nobody said yes to; gone already is gone. @throws 404, Refused `organisation_list_taken` */
export function dropList(db: Database, actor: Actor, id: number): Promise<void> {
	importer(actor);
	return db.transaction().execute(async (trx) => {
		const list = await queries.lockList(trx, id);
		if (!list) return;
		if (list.state === 'taking' || list.state === 'taken') throw new Refused('organisation_list_taken');
		await writes.deleteList(trx, id);
		await recordList(trx, actor, 'organisation_list.discarded', { id });
	});
}

export const readListTask = defineTask<{ id: number }>('organisations.read_list', (db, { id }) =>
	db.transaction().execute((trx) => readStaged(trx, id)),
);
export const takeListTask = defineTask<{ id: number }>('organisations.take_list', (db, { id }) =>
	db.transaction().execute((trx) => takeStaged(trx, id)),
);
export const forgetLists = defineTask<unknown>('organisations.forget_lists', async (db) => {
	await writes.deleteWaiting(db, daysBefore(daysWaiting, now()));
});
