/** What a person may send us about a delivery: one schema per form. */
import * as v from 'valibot';
import { dateProblem } from '#lib/commitments/commitment.ts';
import { mostEvidence } from '#lib/contributions/evidence/evidence.ts';
import { atMost, list, submissionKey, text, typedAmount, typedDate } from '#lib/commitments/writing/input.ts';
import { parseNumber } from '#lib/i18n/numbers.ts';
import { m } from '#lib/paraglide/messages.js';
import { matches } from '#lib/platform/patterns.ts';

/** A party's part of one delivery, in the commitment's unit. */
export interface Share {
	organisationId: number;
	amount: number;
}

const isLink = matches(/^https?:\/\/[^\s/.]+(?:\.[^\s/.]*)*\.[^\s]+$/, 500);

/** Addresses, one a line. */
export const links = v.pipe(
	text,
	v.rawTransform(({ dataset, addIssue, NEVER }) => {
		const lines = dataset.value.split(/\s+/).filter(Boolean);
		const wrong = lines.find((line) => !isLink(line) || !URL.canParse(line));
		if (wrong !== undefined) addIssue({ message: m.evidence_link_wrong({ link: wrong.slice(0, 60) }) });
		else if (lines.length > mostEvidence) addIssue({ message: m.evidence_too_many({ most: mostEvidence }) });
		else return [...new Set(lines.map((line) => new URL(line).href))].filter((line) => line.length <= 500);
		return NEVER;
	}),
);

/** Amounts as two lists of the same length; an empty one is none. */
const shares = v.pipe(
	v.object({ shareOf: list, share: list }),
	v.rawTransform(({ dataset, addIssue, NEVER }) => {
		const parts: Share[] = [];
		for (const [index, id] of dataset.value.shareOf.entries()) {
			const typed = dataset.value.share[index]?.trim() ?? '';
			if (!typed) continue;
			const { value } = parseNumber(typed);
			if (value === undefined || value < 0 || value >= 1_000_000 || Math.round(value * 100) !== value * 100) {
				addIssue({ message: m.evidence_share_not_a_number({ typed: typed.slice(0, 20) }) });
				return NEVER;
			}
			parts.push({ organisationId: Number(id), amount: value });
		}
		return parts;
	}),
);

const dateProblems = {
	future: () => m.contribution_date_future(),
	early: () => m.contribution_date_early(),
	late: () => m.contribution_date_late(),
};

/** A report by hand toward one of these promises. */
export const contributionInput = (
	choices: readonly { id: number; startsOn: string; dueOn: string }[],
	today: string,
) =>
	v.pipe(
		v.object({
			submission: submissionKey,
			commitment: v.pipe(
				text,
				v.transform(Number),
				v.check(
					(id) => choices.some((choice) => choice.id === id),
					() => m.contribution_commitment_missing(),
				),
			),
			amount: v.pipe(
				typedAmount(() => m.contribution_amount_missing()),
				v.minValue(0.01, () => m.contribution_amount_zero()),
			),
			happenedOn: typedDate,
			note: atMost(2000),
			links,
			shareOf: list,
			share: list,
			/** The promise whose parties the fields were drawn for. */
			shareIn: text,
		}),
		v.forward(
			v.rawCheck(({ dataset, addIssue }) => {
				if (!dataset.typed) return;
				const choice = choices.find(({ id }) => id === dataset.value.commitment);
				const problem = choice && dateProblem(dataset.value.happenedOn, choice, today);
				if (problem) addIssue({ message: dateProblems[problem]() });
			}),
			['happenedOn'],
		),
		v.rawTransform(({ dataset, addIssue, NEVER }) => {
			const { shareOf, share, shareIn, ...rest } = dataset.value;
			const parts = v.safeParse(shares, { shareOf, share });
			const problem = (message: string) => {
				const at = {
					type: 'object',
					origin: 'value',
					input: dataset.value,
					key: 'share',
					value: share,
				} as const;
				addIssue({ message, path: [at] });
				return NEVER;
			};
			if (!parts.success) return problem(parts.issues[0].message);
			const isSplit = parts.output.some(({ amount }) => amount > 0);
			if (isSplit && shareIn !== String(rest.commitment)) return problem(m.evidence_share_other_promise());
			const sum = parts.output.reduce((total, { amount }) => total + Math.round(amount * 100), 0);
			if (isSplit && sum !== Math.round(rest.amount * 100))
				return problem(m.refused_contribution_shares_sum());
			return { ...rest, shares: isSplit ? parts.output : [] };
		}),
	);

export type ContributionInput = v.InferOutput<ReturnType<typeof contributionInput>>;

const id = v.pipe(text, v.transform(Number), v.integer());

export const correctionInput = v.object({
	contribution: id,
	amount: typedAmount(() => m.contribution_amount_missing()),
	note: v.pipe(
		text,
		v.minLength(3, () => m.contribution_correction_why()),
		v.maxLength(2000, () => m.commitment_too_long({ most: 2000 })),
	),
	/** Where the form asks at all. */
	evidenceAsked: v.optional(v.string(), ''),
	keepEvidence: v.optional(v.string(), ''),
});

export const verifyInput = v.object({
	contribution: id,
	level: v.pipe(text, v.transform(Number), v.picklist([1, 2, 3])),
	note: atMost(1000),
});

/** The municipality has seen the evidence, or verified it. */
export const levelInput = v.object({ level: v.pipe(text, v.transform(Number), v.picklist([2, 3])) });

const words = (missing: () => string) =>
	v.pipe(
		text,
		v.minLength(3, missing),
		v.maxLength(1000, () => m.commitment_too_long({ most: 1000 })),
	);

export const contestInput = v.object({ reason: words(() => m.evidence_contest_reason_missing()) });
export const answerInput = v.object({ answer: words(() => m.evidence_answer_missing()) });
export const settleInput = v.object({
	resolution: v.picklist(['stands', 'rejected'], () => m.evidence_settle_missing()),
	note: words(() => m.evidence_settle_note_missing()),
});
export const evidenceInput = v.object({ submission: submissionKey, links });
export const removeEvidenceInput = v.object({ evidence: id });
