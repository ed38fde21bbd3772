/** How commitments are spoken of: health, states, levels and amounts, in the page's language. */
import { isRunning, unitOf, type Commitment, type VerificationLevel } from '#lib/commitments/commitment.ts';
import type { KnownBy } from '#lib/commitments/closing/fulfilment.ts';
import type { CommitmentWithHealth } from '#lib/commitments/health.ts';
import type { ListStatus } from '#lib/commitments/list/list.ts';
import { districtName } from '#lib/geography/districts.ts';
import { formatDate } from '#lib/i18n/dates.ts';
import { currentLocale } from '#lib/i18n/locale.ts';
import { commitmentType, formatAmount } from '#lib/policy/catalogue.ts';
import { type CommitmentType } from '#lib/policy/commitment-type.ts';
import { focusAreaOf, localised } from '#lib/policy/edition.ts';
import { m } from '#lib/paraglide/messages.js';

export type Tone = 'good' | 'warn' | 'soft';
export interface Saying {
	tone: Tone;
	/** A sign of its own shape, so that colour is never alone. */
	sign: '●' | '▲' | '○' | '◐';
	text: string;
}

/** "10 lærepladser", "16 timer": always with the word. */
export const amountOf = (commitment: { type: string }, amount: number): string =>
	formatAmount(amount, unitOf(commitment), undefined, 'long');

/** "64 t" where the unit has a short form. */
export const shortAmount = (commitment: { type: string }, amount: number): string =>
	formatAmount(amount, unitOf(commitment));

const stateSayings: Partial<Record<Commitment['state'], (c: CommitmentWithHealth) => Saying>> = {
	draft: () => ({ tone: 'soft', sign: '○', text: m.commitment_state_draft() }),
	proposed: () => ({ tone: 'soft', sign: '◐', text: m.commitment_state_proposed() }),
	declined: () => ({ tone: 'warn', sign: '▲', text: m.commitment_state_declined() }),
	withdrawn: (c) => ({
		tone: 'soft',
		sign: '○',
		text: m.commitment_state_withdrawn({ date: formatDate(c.stateChangedAt) }),
	}),
	replaced: () => ({ tone: 'soft', sign: '○', text: m.commitment_state_replaced() }),
	partly: () => ({ tone: 'warn', sign: '◐', text: m.commitment_state_partly() }),
	not_delivered: () => ({ tone: 'warn', sign: '▲', text: m.commitment_state_not_delivered() }),
};

const dayIn = (date: string, today: string) =>
	date.slice(0, 4) === today.slice(0, 4) ? formatDate(date).replace(/,? \d{4}$/, '') : formatDate(date);

/** "Holdt: bekræftet af kommunen", "Meldt færdig"; null while it is neither. Says who knows it, never only that it is so. */
export function sayFulfilment({
	fulfilment,
	decided,
}: Pick<CommitmentWithHealth, 'fulfilment' | 'decided'>): Saying | null {
	if (fulfilment.kind === 'open') return null;
	if (fulfilment.kind === 'reported_done') {
		return { tone: 'soft', sign: '◐', text: m.commitment_reported_done() };
	}
	const known: Record<KnownBy, () => string> = {
		decided: () =>
			decided?.name
				? m.commitment_kept_decided({ name: decided.name })
				: m.commitment_kept_decided_municipality(),
		municipality: () => m.commitment_kept_municipality(),
		other_party: () => m.commitment_kept_other_party(),
		both: () => m.commitment_kept_both(),
	};
	return { tone: 'good', sign: '●', text: known[fulfilment.by]() };
}

/** "▲ Bag plan med 16 mentortimer", "● Holdt: bekræftet af kommunen", "Kladde". */
export function sayHealth(commitment: CommitmentWithHealth, today: string): Saying {
	const special = stateSayings[commitment.state];
	if (special) return special(commitment);
	const fulfilled = sayFulfilment(commitment);
	if (fulfilled) return fulfilled;
	const { kind, behindBy } = commitment.health;
	const amount = amountOf(commitment, behindBy);
	if (kind === 'behind') {
		const over = today > commitment.dueOn;
		const text = over ? m.commitment_short_of({ amount }) : m.commitment_behind_by({ amount });
		return { tone: 'warn', sign: '▲', text };
	}
	if (kind === 'ahead') return { tone: 'good', sign: '●', text: m.commitment_ahead() };
	if (kind === 'on_track' || kind === 'done')
		return { tone: 'good', sign: '●', text: m.commitment_on_track() };
	if (kind === 'no_data') return { tone: 'soft', sign: '○', text: m.commitment_no_data() };
	return { tone: 'soft', sign: '○', text: m.commitment_starts({ date: dayIn(commitment.startsOn, today) }) };
}

/** "Frist 31. december 2026"; nothing once it is over and done. */
export const sayDeadline = (commitment: Pick<Commitment, 'dueOn' | 'state'>): string | null =>
	isRunning(commitment.state) || commitment.state === 'proposed' || commitment.state === 'draft'
		? m.commitment_deadline({ date: formatDate(commitment.dueOn) })
		: null;

/** "Indsats 1 · Alle unge skal have en god start på livet" */
export function sayAim(commitment: Pick<Commitment, 'goal'>): string {
	const area = focusAreaOf(commitment.goal);
	if (!area) return m.policy_area_unknown();
	return m.commitment_aim({ number: area.number, name: localised(area.name) });
}

const levels = {
	0: () => m.commitment_level_0(),
	1: () => m.commitment_level_1(),
	2: () => m.commitment_level_2(),
	3: () => m.commitment_level_3(),
} as const;
export const sayLevel = (level: VerificationLevel): string => levels[level]();

const statuses: Record<ListStatus, () => string> = {
	ahead: () => m.commitment_ahead(),
	on_track: () => m.commitment_on_track(),
	behind: () => m.commitment_behind(),
	no_data: () => m.commitment_no_data(),
	not_started: () => m.commitment_not_started(),
	kept: () => m.commitment_kept(),
	reported_done: () => m.commitment_reported_done(),
	counted: () => m.commitment_counted(),
	ended: () => m.commitment_ended(),
	withdrawn: () => m.commitment_withdrawn(),
};
export const sayStatus = (status: ListStatus): string => statuses[status]();

/** "Nørrebro og Valby", or the whole city. */
export function sayDistricts(numbers: Commitment['districts']): string {
	if (!numbers.length) return m.commitment_whole_city();
	return joined(numbers.toSorted((a, b) => a - b).map(districtName));
}

const listFormats = new Map<string, Intl.ListFormat>();
/** "a, b og c" */
export function joined(names: readonly string[]): string {
	const language = currentLocale();
	let format = listFormats.get(language);
	if (!format) listFormats.set(language, (format = new Intl.ListFormat(language)));
	return format.format(names);
}

/** "tælles af sig selv, når en plads bliver besat" */
export function sayCounting(type: CommitmentType): string {
	if (type.countedFrom === 'placement') return m.commitment_counts_placement();
	if (type.countedFrom === 'event') return m.commitment_counts_event();
	if (type.countedFrom === 'attendance') return m.commitment_counts_attendance();
	return type.confirms === 'counterpart' ? m.commitment_counts_both() : m.commitment_counts_municipality();
}

/** "med Københavns Kommune og Blågård Skole": the others behind a commitment, as `organisationId` sees it. */
export function sayOthers(commitment: CommitmentWithHealth, organisationId: number): string | null {
	const others = commitment.parties.filter(({ id }) => id !== organisationId).map(({ name }) => name);
	if (!others.length && commitment.counterpart) others.push(commitment.counterpart.name);
	return others.length ? m.commitment_with({ names: joined(others) }) : null;
}

/** What counts by itself needs no report by hand. */
export const countsItself = (commitment: { type: string }): boolean =>
	commitmentType(commitment.type).countedFrom !== 'manual';
