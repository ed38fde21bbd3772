/** What an amendment changes, in words: a line for a mail, and rows for a page. */
import { districtName, isDistrictNr } from '#lib/geography/districts.ts';
import { formatDate } from '#lib/i18n/dates.ts';
import { m } from '#lib/paraglide/messages.js';
import type { TermsChange } from '#lib/partnerships/amendments/terms.ts';
import { diffWords, type DiffPart } from '#lib/partnerships/amendments/word-diff.ts';
import { goalLabel } from '#lib/policy/labels.ts';

const goals = (keys: readonly string[]): string[] => keys.map((key) => goalLabel(key));
const districts = (numbers: readonly number[]): string[] =>
	numbers
		.filter(isDistrictNr)
		.toSorted((a, b) => a - b)
		.map(districtName);
const period = ([start, end]: readonly [string, string]): string =>
	m.partnership_period({ start: formatDate(start), end: formatDate(end) });
const signs = (added: readonly string[], removed: readonly string[]): string =>
	[...added.map((one) => `+ ${one}`), ...removed.map((one) => `− ${one}`)].join(', ');

/** `Periode: 1. januar 2026 til 31. december 2026 → …` */
export function sayChange(change: TermsChange): string {
	switch (change.kind) {
		case 'purpose':
			return m.agreement_change_purpose_new();
		case 'period':
			return `${m.partnership_period_label()}: ${m.agreement_change_from_to({ from: period(change.from), to: period(change.to) })}`;
		case 'goals':
			return `${m.partnership_goals()}: ${signs(goals(change.added), goals(change.removed))}`;
		case 'districts':
			return `${m.partnership_districts()}: ${change.all ? m.partnership_whole_city() : signs(districts(change.added), districts(change.removed))}`;
		case 'lead':
			return `${m.partnership_lead()}: ${m.agreement_change_from_to({ from: change.from, to: change.to })}`;
		case 'party_in':
			return m.agreement_change_in({ organisation: change.party.name });
		case 'party_out':
			return m.agreement_change_out({ organisation: change.party.name });
		case 'brings':
			return m.agreement_change_brings_new({ organisation: change.party.name });
		case 'required':
			return change.required
				? m.agreement_change_required({ organisation: change.party.name })
				: m.agreement_change_not_required({ organisation: change.party.name });
	}
}

/** A row of the page: either words compared, or things that go and come. */
export interface ChangeRow {
	label: string;
	words?: DiffPart[];
	gone?: string[];
	come?: string[];
	note?: string;
}

export function changeRow(change: TermsChange): ChangeRow {
	switch (change.kind) {
		case 'purpose':
			return { label: m.partnership_purpose(), words: diffWords(change.from, change.to) };
		case 'period':
			return {
				label: m.partnership_period_label(),
				gone: [period(change.from)],
				come: [period(change.to)],
			};
		case 'goals':
			return { label: m.partnership_goals(), gone: goals(change.removed), come: goals(change.added) };
		case 'districts':
			return {
				label: m.partnership_districts(),
				gone: districts(change.removed),
				come: change.all ? [m.partnership_whole_city()] : districts(change.added),
			};
		case 'lead':
			return { label: m.partnership_lead(), gone: [change.from], come: [change.to] };
		case 'party_in':
			return {
				label: m.agreement_party_in(),
				come: [change.party.name],
				note: change.party.brings && `${m.partnership_brings()}: ${change.party.brings}`,
			};
		case 'party_out':
			return { label: m.agreement_party_out(), gone: [change.party.name] };
		case 'brings':
			return {
				label: m.agreement_brings_of({ organisation: change.party.name }),
				words: diffWords(change.from, change.to),
			};
		case 'required':
			return { label: change.party.name, come: [sayChange(change)] };
	}
}
