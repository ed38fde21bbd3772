/** What a person may send us in a report. Its fields are those of the commitments it asks about: `amount-12`. */
import * as v from 'valibot';
import { formatNumber } from '#lib/i18n/numbers.ts';
import { m } from '#lib/paraglide/messages.js';
import * as fields from '#lib/platform/forms/fields.ts';
import { amount as anyAmount, someAmount } from '#lib/platform/forms/number-rules.ts';
import { follows, rulesOver } from '#lib/platform/forms/rules.ts';
import { visibleLetters } from '#lib/platform/text/text.ts';
import { readNumber, type ReadNumber } from '#lib/platform/forms/typed-fields.ts';
import { completions, countedElsewhere, type AskedLine, type Completion } from '#lib/reporting/report.ts';

/** As it stands in a field that the page or a script wrote, or that one may leave half typed. */
const short = fields.line({ most: 40 });

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
	/** Who sends it stands by words that may shut somebody out. */
	wordingRead: boolean;
}

/** `draft`: the parts may be missing. `typing`: and what is half typed is passed over. `send`: all is there. */
export type Purpose = 'draft' | 'typing' | 'send';

/** Null: nothing typed. */
function readAmount(typed: string, line: AskedLine, purpose: Purpose): ReadNumber | null {
	if (typed === '') return purpose === 'send' ? { problem: m.reporting_amount_missing() } : null;
	const read = readNumber(typed, line.lowerIsBetter ? someAmount : anyAmount);
	const least = countedElsewhere(line);
	const isBelow = read.value !== undefined && read.value < least && !line.lowerIsBetter && purpose === 'send';
	return isBelow ? { problem: m.reporting_below({ least: formatNumber(least, 2) }) } : read;
}

const amount = (line: AskedLine, purpose: Purpose) =>
	v.pipe(
		short,
		v.rawTransform<string, number | null>(({ dataset, addIssue }) => {
			const read = readAmount(dataset.value, line, purpose);
			if (read?.problem && purpose !== 'typing') addIssue({ message: read.problem });
			return read?.value ?? null;
		}),
	);

const completion = (purpose: Purpose) =>
	v.pipe(
		short,
		v.transform((typed) => completions.find((step) => String(step) === typed) ?? null),
		v.check(
			(step) => purpose !== 'send' || step !== null,
			() => m.reporting_completion_missing(),
		),
	);

const story = (isAll: boolean) =>
	fields.paragraphs({ least: isAll ? 3 : 0, most: 2000, missing: () => m.reporting_story_missing() });

interface Picture {
	imageKey: string;
	imageAlt: string;
	removeImage: string;
}
const pictureRule = rulesOver<Picture>();
const pictureTogether = (purpose: Purpose) => [
	pictureRule(
		'imageAlt',
		['imageKey', 'imageAlt', 'removeImage'],
		({ imageKey, imageAlt, removeImage }) =>
			purpose === 'send' &&
			imageKey !== '' &&
			removeImage === '' &&
			visibleLetters(imageAlt) < 3 &&
			m.reporting_picture_alt_missing(),
	),
];

export const fieldsOf = (commitmentId: number) => ({
	amount: `amount-${commitmentId}`,
	/** The number that stood there, from what is counted: unchanged, it goes on following what is counted. */
	was: `was-${commitmentId}`,
	completion: `completion-${commitmentId}`,
	effects: `effects-${commitmentId}`,
});

/** The schema of a report about these commitments. */
export function reportInput(asked: readonly AskedLine[], purpose: Purpose) {
	const entries: Record<string, v.GenericSchema<unknown, unknown>> = {};
	for (const line of asked) {
		const names = fieldsOf(line.commitmentId);
		entries[names.amount] = amount(line, purpose);
		entries[names.was] = short;
		entries[names.completion] = completion(purpose);
		entries[names.effects] = fields.paragraphs({ most: 1000 });
	}
	return v.pipe(
		v.object({
			...entries,
			revision: fields.count,
			save: fields.count,
			tab: v.fallback(v.pipe(v.string(), v.uuid()), ''),
			story: story(purpose === 'send' && asked.length === 0),
			imageKey: v.fallback(v.pipe(v.string(), v.regex(/^[0-9a-f]{64}\.webp$/)), ''),
			imageAlt: fields.paragraphs({ most: 300 }),
			removeImage: short,
			wordingRead: fields.tick,
		}),
		follows(pictureTogether(purpose)),
		v.transform((form): ReportInput => {
			const { revision, save, tab, story, imageAlt, removeImage, wordingRead } = form;
			const imageKey = removeImage ? '' : form.imageKey;
			const typedIn = form as unknown as Record<string, unknown>;
			const lines = asked.map(({ commitmentId }): LineInput => {
				const names = fieldsOf(commitmentId);
				const typed = typedIn[names.amount] as number | null;
				const was = typedIn[names.was] as string;
				return {
					commitmentId,
					amount: was !== '' && typed === Number(was) ? null : typed,
					completion: typedIn[names.completion] as Completion | null,
					effects: typedIn[names.effects] as string,
				};
			});
			const picture = { imageKey, imageAlt: imageKey ? imageAlt : '' };
			return { revision, save, tab: tab || null, story, ...picture, lines, wordingRead };
		}),
	);
}

export const extensionInput = v.object({
	reason: fields.reason(() => m.reporting_extension_reason_missing()),
});
