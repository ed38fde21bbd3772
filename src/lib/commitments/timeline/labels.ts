/** How a commitment's life is spoken of: outcomes, changes, and one line for each thing that happened. */
import type { Answer, Outcome } from '#lib/commitments/closing/closing.ts';
import type { VerificationLevel } from '#lib/commitments/commitment.ts';
import type { TheoryStep } from '#lib/commitments/theory/theory.ts';
import type { TimelineEntry, TimelineKind } from '#lib/commitments/timeline/timeline.ts';
import { amountOf, type Saying } from '#lib/commitments/labels.ts';
import { formatDate } from '#lib/i18n/dates.ts';
import { formatNumber } from '#lib/i18n/numbers.ts';
import { m } from '#lib/paraglide/messages.js';

const outcomeWords: Record<Outcome, () => string> = {
	delivered: () => m.life_outcome_delivered(),
	partly: () => m.life_outcome_partly(),
	not_delivered: () => m.life_outcome_not_delivered(),
};
export const sayOutcome = (outcome: Outcome): string => outcomeWords[outcome]();
export const sayAnswer = (answer: Answer): string =>
	answer === 'sent_back' ? m.life_answer_sent_back() : sayOutcome(answer);

type Change = {
	fromTarget: number;
	toTarget: number;
	fromDueOn: string | null;
	toDueOn: string | null;
};

/** "Målet ændres fra 10 lærepladser til 12 lærepladser. Fristen flyttes fra … til …." */
export function sayChange(commitment: { type: string }, change: Change): string {
	const parts = [];
	if (change.fromTarget !== change.toTarget) {
		const [from, to] = [change.fromTarget, change.toTarget].map((amount) => amountOf(commitment, amount));
		parts.push(m.life_change_target({ from: from!, to: to! }));
	}
	if (change.fromDueOn && change.toDueOn && change.fromDueOn !== change.toDueOn) {
		parts.push(m.life_change_due({ from: formatDate(change.fromDueOn), to: formatDate(change.toDueOn) }));
	}
	return parts.join(' ');
}

const confirmedBy: Record<VerificationLevel, (by: string, count: number) => string> = {
	0: (by, count) => m.life_t_confirmed({ by, count }),
	1: (by, count) => m.life_t_confirmed({ by, count }),
	2: (by, count) => m.life_t_seen({ by, count }),
	3: (by, count) => m.life_t_verified({ by, count }),
};

type Line = (entry: TimelineEntry, by: string, commitment: { type: string }) => string;
const changed = (entry: TimelineEntry, commitment: { type: string }) =>
	sayChange(commitment, {
		...entry,
		fromTarget: entry.fromTarget ?? 0,
		toTarget: entry.toTarget ?? 0,
	});
const lines: Record<TimelineKind, Line> = {
	accepted: () => m.life_t_accepted(),
	party_signed: (_entry, by) => m.joint_t_signed({ by }),
	agreed: (_entry, by) => m.life_t_agreed({ by }),
	milestone_added: (entry) => m.life_t_milestone_added({ title: entry.text ?? '' }),
	milestone_reached: (entry) => m.life_t_milestone_reached({ title: entry.text ?? '' }),
	milestone_reopened: (entry) => m.life_t_milestone_reopened({ title: entry.text ?? '' }),
	milestone_removed: (entry) => m.life_t_milestone_removed({ title: entry.text ?? '' }),
	amendment_proposed: (entry, by, commitment) =>
		m.life_t_amendment_proposed({ by, change: changed(entry, commitment) }),
	amendment_signed: (_entry, by) => m.life_t_amendment_signed({ by }),
	amendment_declined: (_entry, by) => m.life_t_amendment_declined({ by }),
	amendment_taken_back: (_entry, by) => m.life_t_amendment_taken_back({ by }),
	amended: (entry, _by, commitment) => changed(entry, commitment) || m.life_t_amended(),
	reported: (_entry, by) => m.life_t_reported({ by }),
	sent_back: (_entry, by) => m.life_t_sent_back({ by }),
	closing_taken_back: (_entry, by) => m.life_t_closing_taken_back({ by }),
	delivered: (_entry, by) => m.life_t_delivered({ by }),
	partly: (_entry, by) => m.life_t_partly({ by }),
	not_delivered: (_entry, by) => m.life_t_not_delivered({ by }),
	withdrawn: () => m.life_t_withdrawn(),
	replaced: () => m.life_t_replaced(),
	contributed: (entry, by, commitment) => {
		const amount = amountOf(commitment, entry.amount ?? 0);
		return m.life_t_contributed({ by, amount });
	},
	confirmed: (entry, by) => confirmedBy[entry.level ?? 1](by, entry.count ?? 1),
	retracted: (entry, by) => m.life_t_retracted({ by, count: entry.count ?? 1 }),
	objected: (_entry, by) => m.life_t_objected({ by }),
	objection_resolved: () => m.life_t_objection_resolved(),
	objection_reopened: () => m.life_t_objection_reopened(),
};

/** "Nordlys El leverede 3 lærepladser". */
export const sayEntry = (entry: TimelineEntry, commitment: { type: string }): string =>
	lines[entry.kind](entry, entry.organisation ?? m.life_municipality(), commitment);

const tones: Partial<Record<TimelineKind, Pick<Saying, 'tone' | 'sign'>>> = {
	accepted: { tone: 'good', sign: '●' },
	delivered: { tone: 'good', sign: '●' },
	confirmed: { tone: 'good', sign: '●' },
	milestone_reached: { tone: 'good', sign: '●' },
	partly: { tone: 'warn', sign: '◐' },
	not_delivered: { tone: 'warn', sign: '▲' },
	retracted: { tone: 'warn', sign: '▲' },
	objected: { tone: 'warn', sign: '▲' },
	objection_reopened: { tone: 'warn', sign: '▲' },
	sent_back: { tone: 'warn', sign: '▲' },
	withdrawn: { tone: 'warn', sign: '▲' },
	amendment_declined: { tone: 'warn', sign: '▲' },
	amended: { tone: 'soft', sign: '◐' },
	amendment_proposed: { tone: 'soft', sign: '◐' },
};
/** A sign beside the line, so that the eye finds what went well and what did not. */
export const signOf = (kind: TimelineKind): Pick<Saying, 'tone' | 'sign'> =>
	tones[kind] ?? { tone: 'soft', sign: '○' };

interface StepWords {
	title: string;
	help: string;
	example: string;
}
const stepWords: Record<TheoryStep, () => StepWords> = {
	challenge: () => ({
		title: m.life_theory_challenge(),
		help: m.life_theory_challenge_help(),
		example: m.life_theory_challenge_example(),
	}),
	targetGroup: () => ({
		title: m.life_theory_group(),
		help: m.life_theory_group_help(),
		example: m.life_theory_group_example(),
	}),
	effects: () => ({
		title: m.life_theory_effects(),
		help: m.life_theory_effects_help(),
		example: m.life_theory_effects_example(),
	}),
	results: () => ({
		title: m.life_theory_results(),
		help: m.life_theory_results_help(),
		example: m.life_theory_results_example(),
	}),
	activities: () => ({
		title: m.life_theory_activities(),
		help: m.life_theory_activities_help(),
		example: m.life_theory_activities_example(),
	}),
	resources: () => ({
		title: m.life_theory_resources(),
		help: m.life_theory_resources_help(),
		example: m.life_theory_resources_example(),
	}),
};
export const stepOf = (step: TheoryStep): StepWords => stepWords[step]();

/** "6 af 10 er bekræftet." */
export const sayConfirmed = (commitment: { confirmed: number; target: number; type: string }): string =>
	m.life_confirmed_of({
		confirmed: formatNumber(commitment.confirmed, 2),
		target: amountOf(commitment, commitment.target),
	});
