/** What the barometer's forms begin with. */
import type { IndicatorInput } from '#lib/followup/barometer/input.ts';
import type { indicatorInput } from '#lib/followup/barometer/input.ts';
import type { Definition } from '#lib/followup/barometer/indicator.ts';
import { formatNumber } from '#lib/i18n/numbers.ts';
import { writeHalfYear } from '#lib/i18n/periods.ts';
import type { FormValuesOf } from '#lib/platform/forms/form-answer.ts';

type IndicatorFormValues = FormValuesOf<typeof indicatorInput, 'wordingRead'>;

const number = (value: number | null): string => (value === null ? '' : formatNumber(value, 2));

export const indicatorValues = (
	of: Definition & Partial<Pick<IndicatorInput, 'submission'>>,
): IndicatorFormValues => ({
	goal: of.goal,
	name: of.name,
	nameEn: of.nameEn,
	unit: of.unit,
	unitEn: of.unitEn,
	direction: of.direction,
	decimals: String(of.decimals),
	countsPeople: of.countsPeople,
	baselineOn: writeHalfYear(of.baselineOn),
	target: number(of.target),
	targetOn: of.targetOn && writeHalfYear(of.targetOn),
	tolerance: number(of.tolerance),
	source: of.source,
	sourceUrl: of.sourceUrl,
	method: of.method,
	methodEn: of.methodEn,
	definition: of.definition,
	definitionEn: of.definitionEn,
	sourceLicence: of.sourceLicence,
	frequency: of.frequency,
	nextOn: of.nextOn,
	proxy: of.proxy,
	responsible: of.responsible,
	contact: of.contact,
	caveats: of.caveats,
	caveatsEn: of.caveatsEn,
});
