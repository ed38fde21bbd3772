/** What the municipality may send us about the barometer: one schema a form. */
import * as v from 'valibot';
import { halfYear, halfYearOrNull } from '#lib/followup/half-year-fields.ts';
import { decimalsShown, directions, withheldReasons } from '#lib/followup/barometer/indicator.ts';
import { frequencies } from '#lib/followup/barometer/metadata.ts';
import { districtNrs } from '#lib/geography/districts.ts';
import { m } from '#lib/paraglide/messages.js';
import { readWebAddress } from '#lib/platform/addresses/web-address.ts';
import * as fields from '#lib/platform/forms/fields.ts';
import { amount, whole } from '#lib/platform/forms/number-rules.ts';
import { follows, rulesOver } from '#lib/platform/forms/rules.ts';
import { typedDayOrNull, typedNumber, typedNumberOrNull } from '#lib/platform/forms/typed-fields.ts';
import { isGoalKey } from '#lib/policy/edition.ts';

const sourceUrl = fields.readOrNull(
	(text) => readWebAddress(text, ['https']),
	() => m.field_web_wrong(),
);

const indicatorFields = v.object({
	goal: fields.known(isGoalKey, () => m.barometer_goal_missing()),
	name: fields.line({ least: 1, most: 160 }),
	nameEn: fields.lineOrNull(160),
	unit: fields.line({ least: 1, most: 60 }),
	unitEn: fields.lineOrNull(60),
	direction: fields.choice(directions, () => m.barometer_direction_missing()),
	decimals: fields.choice(decimalsShown),
	countsPeople: fields.tick,
	baselineOn: halfYear(),
	target: typedNumberOrNull(amount),
	targetOn: halfYearOrNull,
	tolerance: typedNumber(amount, () => m.barometer_tolerance_missing()),
	source: fields.line({ least: 3, most: 300 }),
	sourceUrl,
	method: fields.paragraphs({ least: 3, most: 2000 }),
	methodEn: v.pipe(fields.paragraphs({ most: 2000 }), v.transform(fields.orNull)),
	definition: fields.paragraphsOrNull(1000, 3),
	definitionEn: fields.paragraphsOrNull(1000, 3),
	sourceLicence: fields.lineOrNull(120),
	frequency: fields.choice(frequencies),
	nextOn: typedDayOrNull,
	proxy: fields.tick,
	responsible: fields.lineOrNull(160),
	contact: fields.emailOrNull,
	caveats: fields.paragraphsOrNull(1000, 3),
	caveatsEn: fields.paragraphsOrNull(1000, 3),
	wordingRead: fields.tick,
	submission: fields.submission,
});

type Indicator = v.InferOutput<typeof indicatorFields>;
const rule = rulesOver<Indicator>();
/** What holds between the fields of an indicator. */
const between = [
	rule(
		'targetOn',
		['target', 'targetOn'],
		({ target, targetOn }) => (target === null) !== (targetOn === null) && m.barometer_target_when_missing(),
	),
	rule(
		'targetOn',
		['baselineOn', 'targetOn'],
		({ baselineOn, targetOn }) =>
			targetOn !== null && targetOn <= baselineOn && m.barometer_target_before_baseline(),
	),
	rule(
		'definition',
		['definition', 'definitionEn'],
		({ definition, definitionEn }) =>
			definition === null && definitionEn !== null && m.barometer_danish_missing(),
	),
	rule(
		'caveats',
		['caveats', 'caveatsEn'],
		({ caveats, caveatsEn }) => caveats === null && caveatsEn !== null && m.barometer_danish_missing(),
	),
	rule(
		'target',
		['target', 'direction'],
		({ target, direction }) => direction === 'closer' && target !== null && m.barometer_target_of_closer(),
	),
];
export const indicatorInput = v.pipe(indicatorFields, follows(between));
export type IndicatorInput = Indicator;

const place = v.pipe(
	fields.choiceOrNull(districtNrs.map(String)),
	v.transform((text) => districtNrs.find((nr) => String(nr) === text) ?? null),
);

const figureFields = v.object({
	halfYear: halfYear(),
	districtNr: place,
	value: typedNumberOrNull(amount),
	reference: typedNumberOrNull(amount),
	withheld: fields.choiceOrNull(withheldReasons),
	provisional: fields.tick,
	base: typedNumberOrNull(whole(0, 10_000_000)),
	note: fields.lineOrNull(300),
});
type FigureFields = v.InferOutput<typeof figureFields>;
const figureRule = rulesOver<FigureFields>();
/** One figure, or why there is none. */
export const figureInput = v.pipe(
	figureFields,
	follows([
		figureRule(
			'value',
			['value', 'withheld'],
			({ value, withheld }) =>
				(value === null) === (withheld === null) &&
				(value === null ? m.barometer_value_missing() : m.barometer_value_and_why()),
		),
		figureRule(
			'reference',
			['value', 'reference'],
			({ value, reference }) => value === null && reference !== null && m.barometer_reference_alone(),
		),
	]),
);
export type FigureInput = FigureFields;

export const removeFigureInput = v.object({ figure: fields.id });
export const breakInput = v.object({
	halfYear: halfYear(),
	words: fields.reason(() => m.barometer_break_words_missing(), 3, 300),
});
export const removeBreakInput = v.object({ halfYear: halfYear() });
export const beginInput = v.object({ halfYear: halfYear() });
export const checkInput = v.object({
	checkWords: fields.reason(() => m.barometer_check_words_missing()),
});
export const returnInput = v.object({ returnWords: fields.reason() });
export const erratumInput = v.object({
	indicator: fields.idOrNull,
	words: fields.reason(() => m.barometer_erratum_missing()),
});
