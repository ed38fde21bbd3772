/** What the municipality may send us about its status reports: one schema a form. */
import * as v from 'valibot';
import { reportYears, sectionKeys } from '#lib/followup/report/report.ts';
import { m } from '#lib/paraglide/messages.js';
import * as fields from '#lib/platform/forms/fields.ts';
import { whole } from '#lib/platform/forms/number-rules.ts';
import { typedDay } from '#lib/platform/forms/typed-fields.ts';

export const beginReportInput = v.object({
	year: fields.number(
		whole(reportYears.first, reportYears.last, () => m.status_report_year_wrong()),
		() => m.status_report_year_wrong(),
	),
	title: fields.line({ least: 3, most: 160 }),
	titleEn: fields.lineOrNull(160, 3),
	submission: fields.submission,
});
export type BeginReportInput = v.InferOutput<typeof beginReportInput>;

export const sectionInput = v.object({
	words: fields.paragraphs({ most: 8000 }),
});

export const hearInput = v.object({ hearingEndsOn: typedDay });

export const commentInput = v.object({
	section: fields.choiceOrNull(sectionKeys),
	words: fields.reason(() => m.status_report_comment_missing(), 3, 4000),
	submission: fields.submission,
});

export const answerInput = v.object({
	comment: fields.id,
	answer: fields.reason(() => m.status_report_answer_missing(), 3, 4000),
});

/** Which wording was read. */
export const approveInput = v.object({ revision: fields.count });

export const returnReportInput = v.object({ returnWords: fields.reason() });

export const presentInput = v.object({ presentedOn: typedDay });

export const reportErratumInput = v.object({
	section: fields.choiceOrNull(sectionKeys),
	words: fields.reason(() => m.status_report_erratum_missing()),
	submission: fields.submission,
});
