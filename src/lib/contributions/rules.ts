/** What holds for a delivery that is reported, wherever it comes from: a form, the API or an import. */
import * as v from 'valibot';
import { dateProblem } from '#lib/commitments/commitment.ts';
import { mostEvidence } from '#lib/contributions/evidence/evidence.ts';
import { m } from '#lib/paraglide/messages.js';
import * as fields from '#lib/platform/forms/fields.ts';
import { amount, someAmount } from '#lib/platform/forms/number-rules.ts';
import { follows, rulesOver } from '#lib/platform/forms/rules.ts';
import { readWebAddress } from '#lib/platform/addresses/web-address.ts';

/** A party's part of one delivery, in the commitment's unit. */
export interface Share {
	organisationId: number;
	amount: number;
}

/** A commitment that a delivery may go to. */
export interface Reportable {
	id: number;
	startsOn: string;
	dueOn: string;
}

/** The addresses as we link to them, each once; or the sentence about the first that is none. */
export function readLinks(texts: readonly string[]): { links: string[] } | { problem: string } {
	const links = new Set<string>();
	for (const text of texts) {
		const link = /^https?:/i.test(text) ? readWebAddress(text, ['http', 'https']) : null;
		if (link === null) return { problem: m.evidence_link_wrong({ link: text.slice(0, 60) }) };
		links.add(link);
	}
	if (texts.length > mostEvidence) return { problem: m.evidence_too_many({ most: mostEvidence }) };
	return { links: [...links] };
}

export const contributionValues = (choices: readonly Reportable[]) => ({
	submission: fields.submission,
	commitment: v.pipe(
		v.number(() => m.contribution_commitment_missing()),
		v.check(
			(id) => choices.some((choice) => choice.id === id),
			() => m.contribution_commitment_missing(),
		),
	),
	happenedOn: fields.day,
	note: fields.paragraphs({ most: 2000 }),
});
export const deliveredMissing = () => m.contribution_amount_missing();

const dateProblems = {
	future: () => m.contribution_date_future(),
	early: () => m.contribution_date_early(),
	late: () => m.contribution_date_late(),
};

interface Delivery {
	commitment: number;
	happenedOn: string;
	amount: number;
	shares: readonly Share[];
}
const dateRule = rulesOver<Pick<Delivery, 'commitment' | 'happenedOn'>>();
export const contributionTogether = (choices: readonly Reportable[], today: string) => [
	dateRule('happenedOn', ['commitment', 'happenedOn'], ({ commitment, happenedOn }) => {
		const choice = choices.find(({ id }) => id === commitment);
		const problem = choice && dateProblem(happenedOn, choice, today);
		return problem && dateProblems[problem]();
	}),
];

const cents = (value: number) => Math.round(value * 100);
/** The parts are the whole, counted in hundredths so that ten tenths are one. */
export function sharesProblem({ amount, shares }: Pick<Delivery, 'amount' | 'shares'>): string | null {
	const sum = shares.reduce((total, share) => total + cents(share.amount), 0);
	return shares.length > 0 && sum !== cents(amount) ? m.refused_contribution_shares_sum() : null;
}

const shareRule = rulesOver<Pick<Delivery, 'amount' | 'shares'>>();
export const contributionRules = (choices: readonly Reportable[], today: string) =>
	v.pipe(
		v.object({
			...contributionValues(choices),
			amount: fields.number(someAmount, deliveredMissing),
			links: v.pipe(
				fields.lines,
				v.rawTransform<string[], string[]>(({ dataset, addIssue, NEVER }) => {
					const read = readLinks(dataset.value);
					if ('links' in read) return read.links;
					addIssue({ message: read.problem });
					return NEVER;
				}),
			),
			shares: v.optional(
				v.array(v.object({ organisationId: fields.id, amount: fields.number(amount) }), fields.stale),
				[],
			),
		}),
		follows([
			...contributionTogether(choices, today),
			shareRule('shares', ['amount', 'shares'], sharesProblem),
		]),
	);
export type ContributionInput = v.InferOutput<ReturnType<typeof contributionRules>>;
