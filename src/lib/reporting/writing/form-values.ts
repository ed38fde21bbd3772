/** A half-year's report as the texts of its form, as a person would type them. */
import { formatNumber } from '#lib/i18n/numbers.ts';
import type { StoredValues } from '#lib/platform/forms/form-answer.ts';
import { fieldsOf } from '#lib/reporting/writing/input.ts';
import type { FormLine, ReportPage } from '#lib/reporting/readers.server.ts';

function lineValues(line: FormLine): [name: string, value: string | number | null][] {
	const names = fieldsOf(line.commitmentId);
	return [
		[names.was, line.counted],
		[names.amount, line.amount === null ? '' : formatNumber(line.amount, 2)],
		[names.completion, line.completion],
		[names.effects, line.draft.effects],
	];
}

export const reportValues = ({ report, lines }: ReportPage): StoredValues => ({
	revision: report.revision,
	story: report.story,
	imageKey: report.imageKey,
	imageAlt: report.imageAlt,
	...Object.fromEntries(lines.flatMap(lineValues)),
});
