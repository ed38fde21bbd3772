/** How the barometer says things: the class in words and shape, figures as they are shown in chart, table and text alike. */
import { districtName, isDistrictNr } from '#lib/geography/districts.ts';
import { formatDate, halfYear as halfYearName } from '#lib/i18n/dates.ts';
import { formatNumber, formatPercent } from '#lib/i18n/numbers.ts';
import { textIn } from '#lib/i18n/text-by-language.ts';
import {
	unitOf,
	type Definition,
	type Direction,
	type Figure,
	type Withheld,
} from '#lib/followup/barometer/indicator.ts';
import type { Frequency } from '#lib/followup/barometer/metadata.ts';
import type { Caution, Change, ProgressClass, UnknownReason } from '#lib/followup/barometer/progress.ts';
import { m } from '#lib/paraglide/messages.js';

const classes: Record<ProgressClass, () => string> = {
	achieved: m.barometer_class_achieved,
	on_track: m.barometer_class_on_track,
	too_slow: m.barometer_class_too_slow,
	limited: m.barometer_class_limited,
	better: m.barometer_class_better,
	still: m.barometer_class_still,
	mixed: m.barometer_class_mixed,
	worse: m.barometer_class_worse,
	unknown: m.barometer_class_unknown,
};
const reasons: Record<UnknownReason, () => string> = {
	too_few: m.barometer_because_too_few,
	break: m.barometer_because_break,
	withheld: m.barometer_because_withheld,
	no_figures: m.barometer_because_no_figures,
	no_reference: m.barometer_because_no_reference,
};
const cautionTexts: Record<Caution, () => string> = {
	from_start: m.barometer_caution_from_start,
	small_base: m.barometer_caution_small_base,
	small_start: m.barometer_caution_small_start,
	provisional: m.barometer_caution_provisional,
	old_figure: m.barometer_caution_old_figure,
	after_break: m.barometer_caution_after_break,
};
const withheldTexts: Record<Withheld, () => string> = {
	few: m.barometer_withheld_few,
	not_measured: m.barometer_withheld_not_measured,
	not_ready: m.barometer_withheld_not_ready,
	uncertain: m.barometer_withheld_uncertain,
};
const frequencyTexts: Record<Frequency, () => string> = {
	half_year: m.barometer_frequency_half_year,
	year: m.barometer_frequency_year,
	two_years: m.barometer_frequency_two_years,
	irregular: m.barometer_frequency_irregular,
};
const directionTexts: Record<Direction, () => string> = {
	up: m.barometer_direction_up,
	down: m.barometer_direction_down,
	closer: m.barometer_direction_closer,
};
const againstBase: Record<Change, (said: { period: string }) => string> = {
	better: m.barometer_base_better,
	still: m.barometer_base_still,
	worse: m.barometer_base_worse,
};
const againstLast: Record<Change, (said: { period: string }) => string> = {
	better: m.barometer_last_better,
	still: m.barometer_last_still,
	worse: m.barometer_last_worse,
};

export const classLabel = (is: ProgressClass): string => classes[is]();
export const becauseText = (reason: UnknownReason): string => reasons[reason]();
export const cautionText = (caution: Caution): string => cautionTexts[caution]();
export const withheldText = (reason: Withheld): string => withheldTexts[reason]();
/** Why a figure is not shown, in chart, table and file alike; null where it is. */
export const keptBackText = ({
	veiled,
	withheld,
}: {
	veiled: boolean;
	withheld: Withheld | null;
}): string | null => (veiled ? m.barometer_veiled() : withheld && withheldText(withheld));
export const frequencyText = (frequency: Frequency): string => frequencyTexts[frequency]();
/** What the base, the last and the present figure of a class are called: of one that is to come closer they are distances. */
export const inputNames = (direction: Direction): { base: string; last: string; current: string } =>
	direction === 'closer'
		? {
				base: m.barometer_input_base_distance(),
				last: m.barometer_input_last_distance(),
				current: m.barometer_input_current_distance(),
			}
		: {
				base: m.barometer_input_base(),
				last: m.barometer_input_last(),
				current: m.barometer_input_current(),
			};
/** What they are, in a file of many. */
export const measuredAs = (direction: Direction): string =>
	direction === 'closer' ? m.barometer_as_distance() : m.barometer_as_figure();
export const directionText = (direction: Direction): string => directionTexts[direction]();
export const baseText = (change: Change, period: string): string => againstBase[change]({ period });
export const lastText = (change: Change, period: string): string => againstLast[change]({ period });

export type Shape = 'up' | 'down' | 'square' | 'diamond' | 'ring';

/** The mark beside the words: an arrow the way it should go for what goes well, up where it should come closer, a square, a diamond, a ring for what is not known. */
export function classShape(is: ProgressClass, direction: Direction): Shape {
	if (is === 'unknown') return 'ring';
	if (is === 'worse') return 'diamond';
	if (is === 'still' || is === 'mixed' || is === 'limited') return 'square';
	return direction === 'down' ? 'down' : 'up';
}

type Shown = Pick<Definition, 'decimals' | 'unit' | 'unitEn'>;

/** The figure alone, rounded as everywhere. */
export const amountText = (value: number, { decimals }: { decimals: number }): string =>
	formatNumber(value, decimals);

/** With its unit: `24,6 %`, `7,2 procentpoint`. */
export function valueText(value: number, shown: Shown): string {
	const { text } = textIn(unitOf(shown));
	return text === '%' ? formatPercent(value, shown.decimals) : `${amountText(value, shown)} ${text}`;
}

/** As it may be shown, with its unit; one that is veiled keeps its veil: `<5 personer`. */
export function withUnit(
	{ value, text }: { value: number | null; text: string | null },
	shown: Shown,
): string {
	if (value !== null) return valueText(value, shown);
	return text === null ? '–' : `${text} ${textIn(unitOf(shown)).text}`;
}

/** `+0,4`, `-0,4`, `0`. */
export function stepText(from: number, to: number, shown: { decimals: number }): string {
	const scale = 10 ** shown.decimals;
	const step = (Math.round(to * scale) - Math.round(from * scale)) / scale;
	return (step > 0 ? '+' : '') + amountText(step, shown);
}

/** `2. halvår 2023`, or the period as its source names it. */
export const periodText = ({ halfYear, halfYearLabel }: Pick<Figure, 'halfYear' | 'halfYearLabel'>): string =>
	halfYearLabel ?? halfYearName(halfYear);

/** `2. h. 2023` */
export const shortPeriod = ({
	halfYear,
	halfYearLabel,
}: Pick<Figure, 'halfYear' | 'halfYearLabel'>): string =>
	halfYearLabel ??
	(halfYear.slice(5, 7) === '01' ? m.barometer_half_1 : m.barometer_half_2)({ year: halfYear.slice(0, 4) });

export const placeText = (nr: number | null): string =>
	isDistrictNr(nr) ? districtName(nr) : m.commitment_whole_city();

/** "Højst 5,8 procentpoint", or the way alone. */
export function aimText(definition: Shown & Pick<Definition, 'direction' | 'target' | 'targetOn'>): string {
	if (definition.target === null || definition.targetOn === null) return directionText(definition.direction);
	const said = {
		amount: valueText(definition.target, definition),
		period: halfYearName(definition.targetOn),
	};
	return definition.direction === 'down' ? m.barometer_target_most(said) : m.barometer_target_least(said);
}

/** The newest figure with its period, or why there is none: as the desk's table and its file have it. */
export function newestText(
	indicator: Shown & {
		halfYear: Figure['halfYear'] | null;
		halfYearLabel: Figure['halfYearLabel'];
		value: number | null;
		withheld: Withheld | null;
	},
): string {
	const { halfYear, halfYearLabel, value, withheld } = indicator;
	if (!halfYear) return '–';
	const missing = withheld ? withheldText(withheld) : '–';
	return `${value === null ? missing : valueText(value, indicator)} (${periodText({ halfYear, halfYearLabel })})`;
}

/** `Sara Vejle, 3. marts 2027` */
export const whoWhenText = (name: string | null, at: Date | null): string =>
	at ? m.barometer_who_when({ name: name ?? '–', date: formatDate(at) }) : '–';
