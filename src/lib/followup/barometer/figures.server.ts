/** Figures of an indicator: one by hand, or a file of them, read at once where it is small and by a job where it is not. */
import { theSystem, type Actor } from '#lib/accounts/actor.ts';
import { measuringPerson } from '#lib/followup/access.ts';
import { indicatorPath, lockMeasured } from '#lib/followup/barometer/indicators.server.ts';
import type { FigureInput } from '#lib/followup/barometer/input.ts';
import * as queries from '#lib/followup/barometer/queries.server.ts';
import { readFigures } from '#lib/followup/barometer/reading/figures-file.ts';
import * as writes from '#lib/followup/barometer/writes.server.ts';
import { recordIndicator } from '#lib/followup/record.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database, Transaction } from '#lib/platform/database/database.server.ts';
import { Refused } from '#lib/platform/errors.ts';
import { TableUnread } from '#lib/platform/files/tables/decode.ts';
import { mostReadAtOnce, tableHandedIn } from '#lib/platform/files/tables/handed-in.server.ts';
import { defineTask, enqueue } from '#lib/platform/jobs/jobs.server.ts';

/** In the place of one of the same half-year and district. @throws 404, Refused `barometer_reference_missing` */
export function enterFigure(db: Database, actor: Actor, slug: string, figure: FigureInput): Promise<void> {
	const by = measuringPerson(actor);
	return db.transaction().execute(async (trx) => {
		const indicator = await lockMeasured(trx, slug);
		if (indicator.direction === 'closer' && figure.value !== null && figure.reference === null)
			throw new Refused('barometer_reference_missing', 'reference');
		const entered = { enteredBy: by.id, enteredAt: now() };
		await writes.putFigures(trx, indicator.id, [{ ...figure, halfYearLabel: null }], entered);
		const { halfYear } = figure;
		await recordIndicator(trx, actor, 'indicator.figure_entered', indicator, { halfYear });
	});
}

/** Gone already is gone; editions keep what they took over. @throws 404 */
export function removeFigure(db: Database, actor: Actor, slug: string, figure: number): Promise<void> {
	measuringPerson(actor);
	return db.transaction().execute(async (trx) => {
		const indicator = await lockMeasured(trx, slug);
		const gone = await writes.deleteFigure(trx, indicator.id, figure);
		if (gone.length) await recordIndicator(trx, actor, 'indicator.figure_removed', indicator);
	});
}

/**
 * Takes a file in. What can be read becomes figures, what cannot is told line by line on the indicator's desk.
 * @returns the desk. @throws 404, Refused `table_missing`, `table_too_large`
 */
export async function uploadFigures(
	db: Database,
	actor: Actor,
	slug: string,
	file: File | undefined,
): Promise<string> {
	const by = measuringPerson(actor);
	const { fileName, content } = await tableHandedIn(file);
	await db.transaction().execute(async (trx) => {
		const indicator = await lockMeasured(trx, slug);
		const { id } = await writes.insertImport(trx, {
			indicatorId: indicator.id,
			fileName,
			content: content.toString('base64'),
			uploadedAt: now(),
			uploadedBy: by.id,
		});
		await recordIndicator(trx, actor, 'indicator.figures_handed_in', indicator, { bytes: content.length });
		if (content.length <= mostReadAtOnce) await readImport(trx, id);
		else await enqueue(trx, readFiguresTask, { id }, { jobKey: `figures-${id}` });
	});
	return indicatorPath(slug);
}

/** A file that waits, once. */
async function readImport(trx: Transaction, id: number): Promise<void> {
	const waiting = await queries.lockImport(trx, id);
	if (waiting?.state !== 'waiting' || !waiting.content) return;
	const done = { content: null, readAt: now() };
	try {
		const { figures, refused } = readFigures(Buffer.from(waiting.content, 'base64'), waiting.direction);
		const entered = { enteredBy: waiting.uploadedBy, enteredAt: now() };
		await writes.putFigures(trx, waiting.indicatorId, figures, entered);
		await writes.insertRefusals(trx, id, refused);
		const outcome = { taken: figures.length, refused: refused.length };
		await writes.updateImport(trx, id, { ...done, ...outcome, state: 'read' });
		await recordIndicator(
			trx,
			waiting.uploadedBy ?? theSystem,
			'indicator.figures_read',
			{ id: waiting.indicatorId },
			outcome,
		);
	} catch (cause) {
		if (!(cause instanceof TableUnread)) throw cause;
		const { problem, detail } = cause;
		await writes.updateImport(trx, id, { ...done, state: 'unread', problem, detail: detail.slice(0, 500) });
	}
}

export const readFiguresTask = defineTask<{ id: number }>('followup.read_figures', (db, { id }) =>
	db.transaction().execute((trx) => readImport(trx, id)),
);
