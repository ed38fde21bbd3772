/** What a person may send us in a report. Its fields are those of the promises it asks about: `amount-12`. */
import * as v from 'valibot';
import { atMost, text } from '#lib/commitments/writing/input.ts';
import { formatNumber, parseNumber } from '#lib/i18n/numbers.ts';
import { m } from '#lib/paraglide/messages.js';
import { completions, countedElsewhere, type AskedLine, type Completion } from '#lib/reporting/report.ts';

const whole = v.pipe(
	text,
	v.transform((typed) => (/^\d{1,9}$/.test(typed) ? Number(typed) : 0)),
);

export interface LineInput {
	commitmentId: number;
	/** Null: nothing typed, or what is counted as it stands. */
	amount: number | null;
	completion: Completion | null;
	effects: string;
}

export interface ReportInput {
	/** What the person had before them when they began to write. */
	revision: number;
	tab: string | null;
	save: number;
	story: string;
	imageKey: string;
	imageAlt: string;
	lines: LineInput[];
}

/** `draft`: the parts may be missing. `typing`: and what is half typed is passed over. `send`: all is there. */
export type Purpose = 'draft' | 'typing' | 'send';

function amountProblem(typed: string, line: AskedLine, purpose: Purpose): string | null {
	if (typed === '') return purpose === 'send' ? m.reporting_amount_missing() : null;
	const { value } = parseNumber(typed);
	if (value === undefined) return m.commitment_not_a_number();
	if (value < 0 || value >= 1_000_000) return m.commitment_number_bounds();
	if (Math.round(value * 100) !== value * 100) return m.commitment_number_decimals();
	if (line.lowerIsBetter) return value === 0 ? m.reporting_reading_zero() : null;
	const least = countedElsewhere(line);
	if (purpose === 'send' && value < least) return m.reporting_below({ least: formatNumber(least, 2) });
	return null;
}

const amount = (line: AskedLine, purpose: Purpose) =>
	v.pipe(
		text,
		v.rawTransform(({ dataset, addIssue }): number | null => {
			const problem = amountProblem(dataset.value, line, purpose);
			if (problem && purpose !== 'typing') addIssue({ message: problem });
			return problem || dataset.value === '' ? null : (parseNumber(dataset.value).value ?? null);
		}),
	);

const completion = (purpose: Purpose) =>
	v.pipe(
		text,
		v.transform((typed) => completions.find((step) => String(step) === typed) ?? null),
		v.check(
			(step) => purpose !== 'send' || step !== null,
			() => m.reporting_completion_missing(),
		),
	);

export const fieldsOf = (commitmentId: number) => ({
	amount: `amount-${commitmentId}`,
	/** The number that stood there, from what is counted: unchanged, it goes on following what is counted. */
	was: `was-${commitmentId}`,
	completion: `completion-${commitmentId}`,
	effects: `effects-${commitmentId}`,
});

/** The schema of a report about these promises. */
export function reportInput(asked: readonly AskedLine[], purpose: Purpose) {
	const entries: Record<string, v.GenericSchema<unknown, unknown>> = {};
	for (const line of asked) {
		const names = fieldsOf(line.commitmentId);
		entries[names.amount] = amount(line, purpose);
		entries[names.was] = text;
		entries[names.completion] = completion(purpose);
		entries[names.effects] = atMost(1000);
	}
	return v.pipe(
		v.object({
			...entries,
			revision: whole,
			save: whole,
			tab: v.fallback(v.pipe(text, v.uuid()), ''),
			story:
				asked.length || purpose !== 'send'
					? atMost(2000)
					: v.pipe(
							atMost(2000),
							v.minLength(3, () => m.reporting_story_missing()),
						),
			imageKey: v.fallback(v.pipe(text, v.regex(/^[0-9a-f]{64}\.webp$/)), ''),
			imageAlt: atMost(300),
			removeImage: text,
		}),
		v.forward(
			v.partialCheck(
				[['imageKey'], ['imageAlt'], ['removeImage']],
				({ imageKey, imageAlt, removeImage }) =>
					purpose !== 'send' || !imageKey || removeImage !== '' || imageAlt.length >= 3,
				() => m.reporting_picture_alt_missing(),
			),
			['imageAlt'],
		),
		v.transform((form): ReportInput => {
			const { revision, save, tab, story, imageAlt, removeImage } = form;
			const imageKey = removeImage ? '' : form.imageKey;
			const fields = form as unknown as Record<string, unknown>;
			const lines = asked.map(({ commitmentId }): LineInput => {
				const names = fieldsOf(commitmentId);
				const typed = fields[names.amount] as number | null;
				const was = fields[names.was] as string;
				return {
					commitmentId,
					amount: was !== '' && typed === Number(was) ? null : typed,
					completion: fields[names.completion] as Completion | null,
					effects: fields[names.effects] as string,
				};
			});
			return { revision, save, tab: tab || null, story, imageKey, imageAlt: imageKey ? imageAlt : '', lines };
		}),
	);
}

export const extensionInput = v.object({
	reason: v.pipe(
		text,
		v.minLength(3, () => m.reporting_extension_reason_missing()),
		v.maxLength(1000, () => m.commitment_too_long({ most: 1000 })),
	),
});
