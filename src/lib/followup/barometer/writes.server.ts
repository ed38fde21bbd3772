/** SQL that writes what is measured, and what an edition takes over from it. */
import { sql, type Insertable, type Updateable } from 'kysely';
import type { Figure } from '#lib/followup/barometer/indicator.ts';
import type { Progress } from '#lib/followup/barometer/progress.ts';
import { definitionColumns, figureColumns } from '#lib/followup/barometer/queries.server.ts';
import type { HalfYear } from '#lib/i18n/periods.ts';
import type { Transaction } from '#lib/platform/database/database.server.ts';
import type { BarometerEdition, Indicator, ObservationImport } from '#lib/platform/database/tables.ts';
import { batches } from '#lib/platform/lists/portions.ts';

const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const listOf = (columns: readonly string[], of?: string) =>
	sql.join(columns.map((column) => sql.ref(of ? `${of}.${snake(column)}` : snake(column))));
const definition = definitionColumns;
/** What may not move any more once a figure of the edition's half-year is in. */
const measure = ['direction', 'baselineOn', 'target', 'targetOn', 'tolerance'] as const;
const said = definition.filter((column) => !measure.some((one) => one === column));

export const insertIndicator = (trx: Transaction, row: Insertable<Indicator>) =>
	trx.insertInto('indicator').values(row).returning('id').executeTakeFirstOrThrow();

export const updateIndicator = (trx: Transaction, id: number, row: Updateable<Indicator>) =>
	trx.updateTable('indicator').set(row).where('id', '=', id).execute();

/** An edition that is being collected measures what there is, as is said of it now. */
export const joinEdition = (trx: Transaction, where: { edition?: number; indicator?: number }) =>
	sql`insert into barometer_edition_indicator (edition_id, indicator_id, slug, ${listOf(definition)})
		select e.id, i.id, i.slug, ${listOf(definition, 'i')} from barometer_edition e cross join indicator i
		where e.state = 'collecting' and i.retired_at is null
			and (${where.edition ?? null}::integer is null or e.id = ${where.edition ?? null})
			and (${where.indicator ?? null}::integer is null or i.id = ${where.indicator ?? null})
		on conflict do nothing`.execute(trx);

export const leaveEditions = (trx: Transaction, indicatorId: number) =>
	sql`delete from barometer_edition_indicator x using barometer_edition e
		where e.id = x.edition_id and e.state = 'collecting' and x.indicator_id = ${indicatorId}`.execute(trx);

/** How it is measured follows while no figure of the half-year is in; after that it stands for this edition. */
export const followMeasure = (trx: Transaction, indicatorId: number) =>
	sql`update barometer_edition_indicator x set (${listOf(measure)}) = (select ${listOf(measure, 'i')} from indicator i where i.id = x.indicator_id)
		from barometer_edition e where e.id = x.edition_id and e.state = 'collecting' and x.indicator_id = ${indicatorId}
			and not exists (select from observation o where o.indicator_id = x.indicator_id and o.half_year = e.half_year
				and o.district_nr is null)`.execute(trx);

export const insertBreak = (
	trx: Transaction,
	row: { indicatorId: number; halfYear: HalfYear; words: string },
) =>
	trx
		.insertInto('indicatorBreak')
		.values(row)
		.onConflict((conflict) => conflict.columns(['indicatorId', 'halfYear']).doUpdateSet({ words: row.words }))
		.execute();

export const deleteBreak = (trx: Transaction, indicatorId: number, halfYear: HalfYear) =>
	trx
		.deleteFrom('indicatorBreak')
		.where('indicatorId', '=', indicatorId)
		.where('halfYear', '=', halfYear)
		.returning('halfYear')
		.execute();

/** Writes figures, each in the place of one of the same half-year and district. */
export async function putFigures(
	trx: Transaction,
	indicatorId: number,
	figures: readonly Figure[],
	entered: { enteredBy: number | null; enteredAt: Date },
): Promise<void> {
	for (const batch of batches(figures, 500))
		await trx
			.insertInto('observation')
			.values(batch.map((figure) => ({ indicatorId, ...figure, ...entered })))
			.onConflict((conflict) =>
				conflict
					.constraint('observation_once')
					.doUpdateSet(({ ref }) =>
						Object.fromEntries(
							[...figureColumns, 'enteredAt' as const, 'enteredBy' as const].map((column) => [
								column,
								ref(`excluded.${column}`),
							]),
						),
					),
			)
			.execute();
}

export const deleteFigure = (trx: Transaction, indicatorId: number, id: number) =>
	trx
		.deleteFrom('observation')
		.where('indicatorId', '=', indicatorId)
		.where('id', '=', id)
		.returning('id')
		.execute();

export const insertImport = (trx: Transaction, row: Insertable<ObservationImport>) =>
	trx.insertInto('observationImport').values(row).returning('id').executeTakeFirstOrThrow();

export const updateImport = (trx: Transaction, id: number, row: Updateable<ObservationImport>) =>
	trx.updateTable('observationImport').set(row).where('id', '=', id).execute();

export async function insertRefusals(
	trx: Transaction,
	importId: number,
	refusals: readonly { line: number; refusal: string; detail: string }[],
): Promise<void> {
	for (const batch of batches(refusals, 500))
		await trx
			.insertInto('observationImportRefusal')
			.values(batch.map((refusal) => ({ importId, ...refusal })))
			.execute();
}

/** Undefined where there is an edition of that half-year. */
export const insertEdition = (trx: Transaction, row: Insertable<BarometerEdition>) =>
	trx
		.insertInto('barometerEdition')
		.values(row)
		.onConflict((conflict) => conflict.column('halfYear').doNothing())
		.returning('id')
		.executeTakeFirst();

export const updateEdition = (trx: Transaction, id: number, row: Updateable<BarometerEdition>) =>
	trx.updateTable('barometerEdition').set(row).where('id', '=', id).execute();

/** Everything up to its half-year, as it stands now: figures, breaks, and what is said of each indicator. */
export async function copyInto(
	trx: Transaction,
	{ id, halfYear }: { id: number; halfYear: HalfYear },
): Promise<void> {
	await sql`delete from barometer_edition_value where edition_id = ${id}`.execute(trx);
	await sql`delete from barometer_edition_break where edition_id = ${id}`.execute(trx);
	await sql`update barometer_edition_indicator x set (${listOf(said)}) = (select ${listOf(said, 'i')} from indicator i where i.id = x.indicator_id)
		where x.edition_id = ${id}`.execute(trx);
	await sql`insert into barometer_edition_break (edition_id, indicator_id, half_year, words)
		select x.edition_id, b.indicator_id, b.half_year, b.words from indicator_break b
		join barometer_edition_indicator x on x.indicator_id = b.indicator_id and x.edition_id = ${id}
		where b.half_year <= ${halfYear}`.execute(trx);
	await sql`insert into barometer_edition_value (edition_id, indicator_id, ${listOf(figureColumns)})
		select x.edition_id, o.indicator_id, ${listOf(figureColumns, 'o')} from observation o
		join barometer_edition_indicator x on x.indicator_id = o.indicator_id and x.edition_id = ${id}
		where o.half_year <= ${halfYear}`.execute(trx);
}

/** Every class with what it was made from, in one statement. */
export async function writeClasses(
	trx: Transaction,
	editionId: number,
	found: readonly { indicatorId: number; progress: Progress }[],
): Promise<void> {
	const rows = found.map(({ indicatorId, progress: { base, last, current, ...rest } }) => ({
		indicator_id: indicatorId,
		class: rest.class,
		because: rest.because,
		base_on: base?.on ?? null,
		base_value: base?.value ?? null,
		last_on: last?.on ?? null,
		last_value: last?.value ?? null,
		current_on: current?.on ?? null,
		current_value: current?.value ?? null,
		against_base: rest.againstBase,
		against_last: rest.againstLast,
		ratio: rest.ratio,
		cautions: rest.cautions,
	}));
	await sql`update barometer_edition_indicator x set class = r.class, because = r.because, base_on = r.base_on,
			base_value = r.base_value, last_on = r.last_on, last_value = r.last_value, current_on = r.current_on,
			current_value = r.current_value, against_base = r.against_base, against_last = r.against_last,
			ratio = r.ratio, cautions = r.cautions
		from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) r (indicator_id integer, class text, because text, base_on date,
			base_value numeric, last_on date, last_value numeric, current_on date, current_value numeric, against_base text,
			against_last text, ratio double precision, cautions text[])
		where x.edition_id = ${editionId} and x.indicator_id = r.indicator_id`.execute(trx);
}

export const insertErratum = (
	trx: Transaction,
	row: { editionId: number; indicatorId: number | null; words: string; writtenAt: Date; writtenBy: number },
) => trx.insertInto('barometerErratum').values(row).execute();
