/**
 * Takes a public list of organisations in as `listed`: known and invitable, never partners, never signatories.
 * The same file twice changes nothing; a bad row is told about and never takes others with it.
 */
import { sql } from 'kysely';
import { distanceKm } from '#lib/geography/point.ts';
import { foldDanish } from '#lib/i18n/slugs.ts';
import {
	findBySourceKeys,
	findNamesakes,
	insertListed,
	updateListed,
	type KnownListed,
	type ListedOrganisation,
} from '#lib/organisations/import-queries.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database, Transaction } from '#lib/platform/database/database.server.ts';
import { readCsv } from './csv.ts';
import { aliases, columns, readRow } from './organisation-row.ts';

export const source = 'cph-open-data';
const rowsPerBatch = 200;
/** Two of one name this near each other are one. */
const nearKm = 0.15;

export interface NotTaken {
	line: number;
	reason: string;
}
export interface ImportSummary {
	created: number;
	updated: number;
	unchanged: number;
	/** Already here, or twice in the file. */
	skipped: NotTaken[];
	/** Rows that cannot be taken. */
	refused: NotTaken[];
	websitesLeftOut: number;
}

type Row = { line: number; organisation: ListedOrganisation };
/** Where names of this run stand, and on which line: rows of a dry run are nowhere else. */
type Seen = { keys: Map<string, number>; places: Map<string, Row[]> };

class DryRun extends Error {}

export async function importOrganisations(
	db: Database,
	file: string,
	{ dryRun = false } = {},
): Promise<ImportSummary> {
	const summary: ImportSummary = {
		created: 0,
		updated: 0,
		unchanged: 0,
		skipped: [],
		refused: [],
		websitesLeftOut: 0,
	};
	const seen: Seen = { keys: new Map(), places: new Map() };
	let batch: Row[] = [];
	const takeBatch = async () => {
		const rows = batch;
		batch = [];
		await db
			.transaction()
			.execute(async (trx) => {
				await takeRows(trx, rows, seen, summary);
				if (dryRun) throw new DryRun();
			})
			.catch((error: unknown) => {
				if (!(error instanceof DryRun)) throw error;
			});
	};

	for await (const row of readCsv(file, columns, aliases)) {
		const reading = 'cells' in row ? readRow(row.cells) : row;
		if ('problem' in reading) {
			summary.refused.push({ line: row.line, reason: reading.problem });
			continue;
		}
		if (reading.websiteDropped) summary.websitesLeftOut++;
		batch.push({ line: row.line, organisation: reading.organisation });
		if (batch.length === rowsPerBatch) await takeBatch();
	}
	if (batch.length > 0) await takeBatch();
	const byLine = (a: NotTaken, b: NotTaken) => a.line - b.line;
	summary.skipped.sort(byLine);
	summary.refused.sort(byLine);
	return summary;
}

async function takeRows(trx: Transaction, rows: Row[], seen: Seen, summary: ImportSummary): Promise<void> {
	const known = new Map(
		(
			await findBySourceKeys(
				trx,
				source,
				rows.map(({ organisation }) => organisation.sourceKey),
			)
		).map((one) => [one.sourceKey, one]),
	);
	const namesakes = await findNamesakes(trx, [...new Set(rows.map(({ organisation }) => organisation.name))]);
	const skip = (line: number, reason: string) => summary.skipped.push({ line, reason });

	for (const row of rows) {
		const { line, organisation } = row;
		const twin = seen.keys.get(organisation.sourceKey);
		if (twin) {
			skip(line, `the same name, type and address as line ${twin}`);
			continue;
		}
		seen.keys.set(organisation.sourceKey, line);
		const existing = known.get(organisation.sourceKey);
		const name = foldDanish(organisation.name);
		const places = seen.places.get(name) ?? [];
		if (!existing) {
			const near = places.find((other) => distanceKm(other.organisation, organisation) <= nearKm);
			if (near) {
				skip(line, `the same name as line ${near.line} in the same place`);
				continue;
			}
			const here = namesakes.find(
				(other) => other.name === organisation.name && distanceKm(other, organisation) <= nearKm,
			);
			if (here) {
				skip(line, `already here (${here.state}) with the same name in the same place`);
				continue;
			}
		}
		seen.places.set(name, [...places, row]);
		await takeRow(trx, row, existing, summary);
	}
}

/** Writes one row behind a savepoint: what the database refuses is undone alone. */
async function takeRow(
	trx: Transaction,
	{ line, organisation }: Row,
	existing: KnownListed | undefined,
	summary: ImportSummary,
): Promise<void> {
	if (existing && (existing.state !== 'listed' || isSame(existing, organisation))) {
		summary.unchanged++;
		return;
	}
	await sql`savepoint one_row`.execute(trx);
	try {
		if (existing) await updateListed(trx, existing.id, organisation, now());
		else await insertListed(trx, source, organisation, now());
		await sql`release savepoint one_row`.execute(trx);
		if (existing) summary.updated++;
		else summary.created++;
	} catch (error) {
		if (!(error instanceof Error && 'severity' in error)) throw error;
		await sql`rollback to savepoint one_row`.execute(trx);
		summary.refused.push({ line, reason: `the database refused it: ${error.message}` });
	}
}

function isSame(known: KnownListed, row: ListedOrganisation): boolean {
	const fields = [
		'kind',
		'name',
		'website',
		'address',
		'postcode',
		'city',
		'lat',
		'lng',
		'districtNr',
	] as const;
	return fields.every((field) => known[field] === row[field]);
}
