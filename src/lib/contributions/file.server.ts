/** What waits for the municipality to look at, as a file for spreadsheets, in the page's words. Without notes: they are for those who look. */
import { municipalityMay } from '#lib/accounts/access.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import { unitOf } from '#lib/commitments/commitment.ts';
import { sayLevel } from '#lib/commitments/labels.ts';
import type { Worklist } from '#lib/contributions/contribution.ts';
import { contributionsToVerify } from '#lib/contributions/queries.server.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Database } from '#lib/platform/database/database.server.ts';
import { notFound } from '#lib/platform/errors.ts';
import { csv } from '#lib/platform/lists/csv.server.ts';
import { unitName } from '#lib/policy/catalogue.ts';

const mostInFile = 2000;

/** In the order of the page. @param addressOf the full address of a page in code form @throws 404 for who is not of the municipality */
export async function contributionsCsv(
	db: Database,
	actor: Actor,
	show: Worklist,
	addressOf: (path: string) => string,
): Promise<string> {
	if (!municipalityMay(actor, 'oversee')) notFound();
	const municipal = municipalityMay(actor, 'verify-own');
	const { rows } = await contributionsToVerify(db, { show, municipal, after: null, limit: mostInFile });
	return csv(rows, {
		[m.municipality_partner()]: ({ organisation }) => organisation.name,
		[m.deadlines_promise()]: ({ commitment }) => commitment.title,
		[m.evidence_file_amount()]: ({ amount }) => amount,
		[m.barometer_unit()]: ({ commitment }) => unitName(2, unitOf(commitment)),
		[m.evidence_file_happened()]: ({ happenedOn }) => happenedOn,
		[m.evidence_file_told()]: ({ reportedAt }) => reportedAt,
		[m.evidence_file_level()]: ({ level }) => sayLevel(level),
		[m.evidence_file_pieces()]: ({ evidence }) => evidence,
		[m.feeds_column_link()]: ({ id }) => addressOf(`/municipality/contributions/${id}`),
	});
}
