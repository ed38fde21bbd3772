/** The fields of a row, by the part of a period: what its form asks for, and what is shown of it to who reads the draft. */
import { bounds, directions, type RowSection } from '#lib/followup/policy-edition/input.ts';
import { m } from '#lib/paraglide/messages.js';
import { localised, type LocalisedText } from '#lib/policy/text.ts';

export interface Option {
	value: string;
	label: string;
}
export interface Column {
	name: string;
	label: () => string;
	type?: 'date' | 'number' | 'textarea';
	/** Chosen from these. */
	options?: (choices: Choices) => readonly Option[];
	help?: () => string;
	optional?: true;
	maxlength?: number;
	lang?: 'da' | 'en';
}
/** What a row may point at. */
export interface Choices {
	areas: readonly { key: string; name: LocalisedText }[];
	goals: readonly { key: string; number: number; name: LocalisedText }[];
}

export const areaOptions = ({ areas }: Pick<Choices, 'areas'>): Option[] =>
	areas.map(({ key, name }) => ({ value: key, label: localised(name) }));
export const goalOptions = ({ goals }: Pick<Choices, 'goals'>): Option[] =>
	goals.map(({ key, number, name }) => ({ value: key, label: `${number}. ${localised(name)}` }));

const directionNames = {
	up: m.policy_direction_up,
	down: m.policy_direction_down,
	closer: m.policy_direction_closer,
};
const boundNames = { 'at-most': m.policy_bound_at_most, 'at-least': m.policy_bound_at_least };

const inBoth = (name: string, da: () => string, en: () => string, more: Partial<Column> = {}): Column[] => [
	{ ...more, name: `${name}Da`, label: da, lang: 'da' },
	{ ...more, name: `${name}En`, label: en, lang: 'en' },
];
const names = inBoth('name', m.policy_field_title_da, m.policy_field_title_en, { maxlength: 160 });
const shortNames = inBoth('short', m.policy_field_short_da, m.policy_field_short_en, { maxlength: 60 });
const area: Column = { name: 'area', label: m.policy_field_area, options: areaOptions };

export const columnsOf: Record<RowSection, readonly Column[]> = {
	principles: [
		...names,
		...inBoth('meaning', m.policy_field_meaning_da, m.policy_field_meaning_en, {
			type: 'textarea',
			maxlength: 400,
		}),
	],
	areas: [...names, ...shortNames],
	goals: [
		...names,
		...shortNames,
		area,
		{
			name: 'direction',
			label: m.policy_field_direction,
			options: () => directions.map((value) => ({ value, label: directionNames[value]() })),
		},
		{ name: 'value', label: m.policy_field_value, type: 'number', optional: true },
		{
			name: 'bound',
			label: m.policy_field_bound,
			options: () => bounds.map((value) => ({ value, label: boundNames[value]() })),
			optional: true,
		},
		...inBoth('unit', m.policy_field_unit_da, m.policy_field_unit_en, { maxlength: 60, optional: true }),
	],
	committees: [
		...names,
		{ name: 'from', label: m.policy_field_from, type: 'date' },
		{ name: 'until', label: m.policy_field_until, type: 'date', optional: true },
	],
	lighthouses: [...names, area],
	marked: [
		{ name: 'name', label: m.policy_field_place, maxlength: 160, lang: 'da' },
		{ name: 'goal', label: m.policy_field_goal, options: goalOptions },
		{ name: 'point', label: m.policy_field_point, help: m.policy_field_point_help, maxlength: 2000 },
	],
};
