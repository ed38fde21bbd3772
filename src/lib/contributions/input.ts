/** What a person may send us about a delivery: one schema per form. */
import * as v from 'valibot';
import * as rules from '#lib/contributions/rules.ts';
import { m } from '#lib/paraglide/messages.js';
import * as fields from '#lib/platform/forms/fields.ts';
import { amount, someAmount } from '#lib/platform/forms/number-rules.ts';
import { follows } from '#lib/platform/forms/rules.ts';
import { readNumber, typedDay, typedNumber } from '#lib/platform/forms/typed-fields.ts';

export type { ContributionInput, Share } from '#lib/contributions/rules.ts';

/** Addresses, one a line. */
export const links = v.pipe(
	fields.paragraphs({ most: 10_000 }),
	v.rawTransform<string, string[]>(({ dataset, addIssue, NEVER }) => {
		const read = rules.readLinks(dataset.value.split(/\s+/).filter(Boolean));
		if ('links' in read) return read.links;
		addIssue({ message: read.problem });
		return NEVER;
	}),
);

interface Split {
	commitment: number;
	amount: number;
	/** Two lists of the same length: the parties, and what each delivered; an empty part is none. */
	shareOf: number[];
	share: string[];
	/** The commitment whose parties the fields were drawn for. */
	shareIn: string;
}

/** Each party's part; none where nothing is split. */
function readShares(split: Split): { shares: rules.Share[] } | { problem: string } {
	const shares: rules.Share[] = [];
	for (const [index, organisationId] of split.shareOf.entries()) {
		const typed = split.share[index] ?? '';
		if (!typed) continue;
		const { value } = readNumber(typed, amount);
		if (value === undefined) return { problem: m.evidence_share_not_a_number({ typed: typed.slice(0, 20) }) };
		shares.push({ organisationId, amount: value });
	}
	if (!shares.some((share) => share.amount > 0)) return { shares: [] };
	if (split.shareIn !== String(split.commitment)) return { problem: m.evidence_share_other_commitment() };
	const problem = rules.sharesProblem({ amount: split.amount, shares });
	return problem ? { problem } : { shares };
}

/** A contribution by hand toward one of these commitments. */
export const contributionInput = (choices: readonly rules.Reportable[], today: string) =>
	v.pipe(
		v.object({
			...rules.contributionValues(choices),
			amount: typedNumber(someAmount, rules.deliveredMissing),
			happenedOn: typedDay,
			links,
			shareOf: v.optional(v.array(fields.id, fields.stale), []),
			share: fields.lines,
			shareIn: fields.line({ most: 20 }),
		}),
		follows(rules.contributionTogether(choices, today)),
		v.rawTransform(({ dataset, addIssue, NEVER }): rules.ContributionInput => {
			const { shareOf, share, shareIn, ...rest } = dataset.value;
			const read = readShares(dataset.value);
			if ('shares' in read) return { ...rest, shares: read.shares };
			const path = {
				type: 'object',
				origin: 'value',
				input: dataset.value,
				key: 'share',
				value: share,
			} as const;
			addIssue({ message: read.problem, path: [path] });
			return NEVER;
		}),
	);

export const correctionInput = v.object({
	contribution: fields.id,
	amount: typedNumber(amount, rules.deliveredMissing),
	note: fields.reason(() => m.contribution_correction_why(), 3, 2000),
	/** Where the form asks at all. */
	evidenceAsked: fields.line({ most: 20 }),
	keepEvidence: fields.line({ most: 20 }),
});

/** The other party's word. */
export const confirmInput = v.object({ contribution: fields.id });
/** The municipality's own word: on which rung, and what it looked at. */
export const verifyInput = v.object({
	contribution: fields.id,
	level: fields.choice([2, 3]),
	note: fields.reason(() => m.evidence_verify_note_missing()),
});
/** Those that are ticked in a list, at most a page of them. */
const several = v.pipe(
	v.optional(v.array(fields.id, fields.stale), []),
	v.check<number[], fields.Sentence>(
		(ids) => ids.length > 0,
		() => m.evidence_many_none(),
	),
	v.maxLength<number[], number, fields.Sentence>(100, fields.stale),
);
export const verifyManyInput = v.object({
	contributions: several,
	level: fields.choice([3]),
	note: fields.reason(() => m.evidence_verify_note_missing()),
});
export const undoInput = v.object({ contributions: several });
export const retractInput = v.object({
	level: fields.choice([1, 2, 3]),
	reason: fields.reason(() => m.evidence_retract_reason_missing()),
});

export const objectionInput = v.object({
	reason: fields.reason(() => m.evidence_objection_reason_missing()),
});
export const answerInput = v.object({ answer: fields.reason(() => m.evidence_answer_missing()) });
export const settleInput = v.object({
	resolution: fields.choice(['stands', 'rejected'], () => m.evidence_settle_missing()),
	note: fields.reason(() => m.evidence_settle_note_missing()),
});
export const reopenInput = v.object({ why: fields.reason(() => m.evidence_reopen_why_missing()) });
export const evidenceInput = v.object({ submission: fields.submission, links });
export const removeEvidenceInput = v.object({ evidence: fields.id });
