/** A report as the form would send it. */
import type { HalfYear } from '#lib/i18n/periods.ts';
import * as v from 'valibot';
import type { Database } from '#lib/platform/database/database.server.ts';
import { formValues } from '#lib/platform/forms/form-values.ts';
import { fieldsOf, reportInput, type Purpose, type ReportInput } from '#lib/reporting/writing/input.ts';
import { askedLines } from '#lib/reporting/queries.server.ts';
import { reportPage } from '#lib/reporting/readers.server.ts';
import { copenhagenDate } from '#lib/i18n/copenhagen.ts';
import { now } from '#lib/platform/clock.ts';

export interface Typed {
	/** By the commitments' ids; what is left out stays as the form shows it. */
	amounts?: Record<number, number | string>;
	completion?: number;
	story?: string;
	revision?: number;
	tab?: string;
	save?: number;
	[field: string]: unknown;
}

/** Opens the page, types, and reads what would be sent. @throws when the form has errors */
export async function written(
	db: Database,
	{ id: organisationId }: { id: number },
	halfYear: HalfYear,
	typed: Typed = {},
	purpose: Purpose = 'send',
): Promise<ReportInput> {
	const page = (await reportPage(db, organisationId, halfYear))!;
	const { amounts = {}, completion, revision = page.report.revision, ...rest } = typed;
	const form: Record<string, string> = { revision: String(revision), story: page.report.story };
	for (const line of page.lines) {
		const names = fieldsOf(line.commitmentId);
		form[names.amount] = String(amounts[line.commitmentId] ?? line.amount ?? '').replace('.', ',');
		form[names.was] = line.counted === null ? '' : String(line.counted);
		form[names.completion] = String(completion ?? line.completion);
	}
	for (const [name, value] of Object.entries(rest)) if (value !== undefined) form[name] = String(value);
	const asked = await askedLines(db, organisationId, halfYear, copenhagenDate(now()));
	const sent = new FormData();
	for (const [name, value] of Object.entries(form)) sent.append(name, value);
	const schema = reportInput(asked, purpose);
	return v.parse(schema, formValues(sent, schema));
}

/** What counts toward a commitment in the half-year, by a plain recount. */
export async function recount(db: Database, commitmentId: number): Promise<number> {
	const rows = await db
		.selectFrom('contribution')
		.select('amount')
		.where('commitmentId', '=', commitmentId)
		.where('counts', '=', true)
		.execute();
	return rows.reduce((sum, { amount }) => sum + Number(amount), 0);
}
