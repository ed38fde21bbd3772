/** A list of organisations from a file, for operators: what was taken in, and of each row that was not, why. */
import { countOutcomes, type Judged } from '#lib/organisations/import/judging.ts';
import { readList, type OrganisationList } from '#lib/organisations/import/list-file.ts';
import { takeList } from '#lib/organisations/import/taking.server.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { TableUnread } from '#lib/platform/files/tables/decode.ts';
import { StartRefused } from '#lib/platform/start-refused.ts';
import { bytesOf, unreadReason } from './file.ts';
import { operatorReason } from './operator-words.ts';

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

function listIn(file: string, bytes: Uint8Array): OrganisationList {
	try {
		return readList(bytes);
	} catch (cause) {
		if (cause instanceof TableUnread) throw new StartRefused(unreadReason(file, cause));
		throw cause;
	}
}

const notTaken = (judged: readonly Judged[], outcome: 'skipped' | 'refused'): NotTaken[] =>
	judged
		.filter((one) => one.outcome === outcome)
		.map(({ row, reason }) => ({ line: row.line, reason: reason ? operatorReason(reason, row) : '' }))
		.sort((a, b) => a.line - b.line);

/** @throws StartRefused where there is no such file, or it is no list */
export async function importOrganisations(
	db: Database,
	file: string,
	{ dryRun = false } = {},
): Promise<ImportSummary> {
	const { rows } = listIn(file, await bytesOf(file));
	const judged = await takeList(rows, {
		transact: (work) => db.transaction().execute(work),
		write: !dryRun,
	});
	const counts = countOutcomes(judged);
	return {
		created: counts.new,
		updated: counts.changed,
		unchanged: counts.same,
		skipped: notTaken(judged, 'skipped'),
		refused: notTaken(judged, 'refused'),
		websitesLeftOut: rows.filter((row) => 'websiteDropped' in row && row.websiteDropped).length,
	};
}
