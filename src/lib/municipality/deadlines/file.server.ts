/** Promises by deadline as a file for spreadsheets, in the page's words. Pure text. */
import type { CommitmentWithHealth } from '#lib/commitments/health.ts';
import { sayHealth } from '#lib/commitments/labels.ts';
import { m } from '#lib/paraglide/messages.js';
import { csv } from '#lib/platform/lists/csv.server.ts';
import { commitmentType } from '#lib/policy/catalogue.ts';
import { localised } from '#lib/policy/edition.ts';

export const deadlinesCsv = (promises: readonly CommitmentWithHealth[], today: string): string =>
	csv(promises, {
		[m.deadlines_deadline()]: ({ dueOn }) => dueOn,
		[m.deadlines_promise()]: ({ title }) => title,
		[m.deadlines_who()]: ({ parties }) => parties.map(({ name }) => name).join(', '),
		[m.deadlines_standing()]: (promise) => sayHealth(promise, today).text,
		[m.deadlines_file_delivered()]: ({ contributions, delivered }) => (contributions > 0 ? delivered : 0),
		[m.deadlines_file_target()]: ({ target }) => target,
		[m.deadlines_file_type()]: ({ type }) => localised(commitmentType(type).name),
	});
