/** How long things are kept as a file for spreadsheets, in the page's words: a line for each term of each kind. Pure text. */
import { standingName, termName } from '#lib/municipality/retention/labels.ts';
import type { retentionOverview, TermOverview } from '#lib/municipality/retention/retention.server.ts';
import { formatDateTime } from '#lib/i18n/dates.ts';
import { m } from '#lib/paraglide/messages.js';
import { csv } from '#lib/platform/lists/csv.server.ts';
import type { Kind, Term } from '#lib/platform/personal-data/retention.ts';
import { kindsSaid } from '#lib/platform/personal-data/said.ts';

type Kept = Awaited<ReturnType<typeof retentionOverview>>;

/** @param days each term's length in days on this site */
export function retentionCsv(kept: Kept, days: Record<Term, number>): string {
	const said = kindsSaid(days.registration);
	const lines = kept.flatMap(({ kind, terms }): { kind: Kind; term: TermOverview | null }[] =>
		terms.length ? terms.map((term) => ({ kind, term })) : [{ kind, term: null }],
	);
	return csv(lines, {
		[m.retention_file_kind()]: ({ kind }) => said[kind].name,
		[m.retention_what()]: ({ term }) => (term ? termName(term.term) : m.retention_no_term()),
		[m.retention_days()]: ({ term }) => term && days[term.term],
		[m.retention_job()]: ({ term }) => term && term.job,
		[m.retention_ran()]: ({ term }) => (term?.ranAt ? formatDateTime(term.ranAt) : null),
		[m.retention_took()]: ({ term }) => (term?.ranAt ? term.took : null),
		[m.retention_overdue()]: ({ term }) => term && term.overdue,
		[m.retention_standing()]: ({ term }) => term && standingName(term.standing),
	});
}
