/** What the city lacks and what lies ready, as a file for spreadsheets, in the page's words. Pure text. */
import type { needsOfTheCity } from '#lib/matching/municipal.server.ts';
import { kindName } from '#lib/matching/postings/kinds.ts';
import { m } from '#lib/paraglide/messages.js';
import { csv } from '#lib/platform/lists/csv.server.ts';

type Balance = Awaited<ReturnType<typeof needsOfTheCity>>['balance'];

export const balanceCsv = (balance: Balance): string =>
	csv(balance, {
		[m.matching_column_kind()]: ({ kind }) => kindName(kind),
		[m.matching_column_unanswered()]: ({ unanswered }) => unanswered,
		[m.matching_needs()]: ({ needs }) => needs,
		[m.matching_column_wanted()]: ({ wanted }) => wanted,
		[m.matching_offers()]: ({ offers }) => offers,
		[m.matching_column_offered()]: ({ offered }) => offered,
	});
