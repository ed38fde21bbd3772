/** An edition of the cities' index is read from a file by one, and released by another; a draft that is wrong is discarded. */
import type { Actor } from '#lib/accounts/actor.ts';
import { measuringPerson } from '#lib/followup/access.ts';
import type { CitiesEditionInput } from '#lib/followup/cities-index/input.ts';
import * as queries from '#lib/followup/cities-index/queries.server.ts';
import { readScores, type RefusedScore } from '#lib/followup/cities-index/scores-file.ts';
import { scoreProblem } from '#lib/followup/cities-index/words.ts';
import { recordCitiesIndex } from '#lib/followup/record.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database, Transaction } from '#lib/platform/database/database.server.ts';
import { found, Refused } from '#lib/platform/errors.ts';
import { TableUnread } from '#lib/platform/files/tables/decode.ts';

const mostFileBytes = 1024 * 1024;
/** So many lines are named at once. */
const mostNamed = 10;

function readable(bytes: Uint8Array) {
	try {
		return readScores(bytes);
	} catch (cause) {
		if (!(cause instanceof TableUnread)) throw cause;
		const { problem, detail } = cause;
		if (problem === 'column_twice') throw new Refused('table_column_twice', 'file', { detail });
		throw new Refused('cities_file_unread', 'file');
	}
}

/** An index is whole or not at all: where a line is wrong, nothing is taken, and the first of them are named. */
function refuseLines(refused: readonly RefusedScore[]): void {
	if (!refused.length) return;
	const lines = refused.slice(0, mostNamed).map(scoreProblem).join(' ');
	throw new Refused('cities_lines', 'file', { lines, count: String(refused.length) });
}

/**
 * Reads an edition, which is a draft until somebody else releases it.
 * @throws 404, Refused `cities_file_missing`, `cities_file_too_large`, `cities_file_unread`, `table_column_twice`, `cities_lines`, `cities_without_us`, `cities_year_known`
 */
export async function readEdition(
	db: Database,
	actor: Actor,
	input: CitiesEditionInput,
	file: File | undefined,
): Promise<void> {
	const by = measuringPerson(actor);
	if (!file) throw new Refused('cities_file_missing', 'file');
	if (file.size > mostFileBytes) throw new Refused('cities_file_too_large', 'file');
	const { scores, refused } = readable(new Uint8Array(await file.arrayBuffer()));
	refuseLines(refused);
	if (!scores.some(({ city }) => city === input.ourCity)) throw new Refused('cities_without_us', 'ourCity');
	await db.transaction().execute(async (trx) => {
		const made = await queries.insertEdition(trx, { ...input, createdAt: now(), createdBy: by.id });
		if (!made) throw new Refused('cities_year_known', 'year');
		await queries.insertScores(trx, made.id, scores);
		await recordCitiesIndex(trx, actor, 'cities_index.read', made, { year: input.year });
	});
}

const draftOf = async (trx: Transaction, id: number) => {
	const edition = found(await queries.lockEdition(trx, id));
	if (edition.state !== 'draft') throw new Refused('barometer_state_changed');
	return edition;
};

/** @throws 404, Refused `cities_own_draft`, `barometer_state_changed` */
export function releaseIndex(db: Database, actor: Actor, id: number): Promise<void> {
	const by = measuringPerson(actor);
	return db.transaction().execute(async (trx) => {
		const edition = await draftOf(trx, id);
		if (edition.createdBy === by.id) throw new Refused('cities_own_draft');
		await queries.updateEdition(trx, id, { state: 'released', releasedAt: now(), releasedBy: by.id });
		await recordCitiesIndex(trx, actor, 'cities_index.released', edition, { year: edition.year });
	});
}

/** @throws 404, Refused `barometer_state_changed` */
export function discardIndex(db: Database, actor: Actor, id: number): Promise<void> {
	measuringPerson(actor);
	return db.transaction().execute(async (trx) => {
		const edition = await draftOf(trx, id);
		await queries.deleteEdition(trx, id);
		await recordCitiesIndex(trx, actor, 'cities_index.discarded', edition, { year: edition.year });
	});
}
