/** The barometer as files for spreadsheets, in the page's language: figures as they came, beside those that are shown. */
import { districtName, isDistrictNr } from '#lib/geography/districts.ts';
import { methodOf, nameOf, unitOf } from '#lib/followup/barometer/indicator.ts';
import { caveatsOf, definitionOf } from '#lib/followup/barometer/metadata.ts';
import { inputShown } from '#lib/followup/barometer/shown/shown.ts';
import type { editionFile, indicatorFile } from '#lib/followup/barometer/shown/public-readers.server.ts';
import {
	baseText,
	becauseText,
	cautionText,
	classLabel,
	directionText,
	frequencyText,
	keptBackText,
	lastText,
	measuredAs,
	periodText,
} from '#lib/followup/barometer/words.ts';
import { halfYear as halfYearName } from '#lib/i18n/dates.ts';
import { textIn, type TextByLanguage } from '#lib/i18n/text-by-language.ts';
import { m } from '#lib/paraglide/messages.js';
import { csv, type Cell } from '#lib/platform/lists/csv.server.ts';
import { goalLabel } from '#lib/policy/labels.ts';

/** All figures of an indicator; what is missing says why, and a break stands where it lies. */
export function figuresCsv({
	indicator,
	figures,
	breaks,
}: Awaited<ReturnType<typeof indicatorFile>>): string {
	const target = indicator.target;
	return csv(figures, {
		[m.barometer_indicator()]: () => textIn(nameOf(indicator)).text,
		[m.barometer_period()]: (figure): Cell => periodText(figure),
		[m.municipality_district()]: ({ districtNr }) =>
			isDistrictNr(districtNr) ? districtName(districtNr) : m.commitment_whole_city(),
		[m.barometer_value_raw()]: ({ value, veiled, text }) => (veiled ? text : value),
		[m.barometer_value_shown()]: ({ text }) => text,
		[m.barometer_unit()]: () => textIn(unitOf(indicator)).text,
		[m.barometer_reference()]: ({ reference }) => reference,
		[m.barometer_target()]: ({ districtNr }) => (districtNr === null ? target : null),
		[m.barometer_withheld()]: keptBackText,
		[m.barometer_provisional()]: ({ provisional }) => (provisional ? m.barometer_yes() : ''),
		[m.barometer_base()]: ({ base, veiled }) => (veiled ? null : base),
		[m.barometer_break()]: ({ halfYear }) => breaks.find((one) => one.halfYear === halfYear)?.words ?? '',
		[m.barometer_note()]: ({ note }) => note,
	});
}

const said = (texts: TextByLanguage | null): string | null => texts && textIn(texts).text;

/** A line an indicator: what its class was made from, so that anybody can work it out again. */
export const classesCsv = ({ edition, indicators }: Awaited<ReturnType<typeof editionFile>>): string =>
	csv(indicators, {
		[m.barometer_edition()]: () => halfYearName(edition.halfYear),
		[m.barometer_goal()]: ({ goal }) => goalLabel(goal),
		[m.barometer_indicator()]: (indicator) => textIn(nameOf(indicator)).text,
		[m.barometer_unit()]: (indicator) => textIn(unitOf(indicator)).text,
		[m.barometer_direction()]: ({ direction }) => directionText(direction),
		[m.barometer_measured_as()]: ({ direction }) => measuredAs(direction),
		[m.barometer_base_period()]: ({ baseOn }) => baseOn && halfYearName(baseOn),
		[m.barometer_base_value()]: (indicator) => inputShown(indicator.baseValue, indicator),
		[m.barometer_last_period()]: ({ lastOn }) => lastOn && halfYearName(lastOn),
		[m.barometer_last_value()]: (indicator) => inputShown(indicator.lastValue, indicator),
		[m.barometer_current_period()]: ({ currentOn }) => currentOn && halfYearName(currentOn),
		[m.barometer_current_value()]: (indicator) => inputShown(indicator.currentValue, indicator),
		[m.barometer_target()]: ({ target }) => target,
		[m.barometer_target_on()]: ({ targetOn }) => targetOn && halfYearName(targetOn),
		[m.barometer_tolerance()]: ({ tolerance }) => tolerance,
		[m.barometer_ratio()]: ({ ratio }) => ratio,
		[m.barometer_against_base()]: ({ againstBase, baseOn }) =>
			againstBase && baseOn && baseText(againstBase, halfYearName(baseOn)),
		[m.barometer_against_last()]: ({ againstLast, lastOn }) =>
			againstLast && lastOn && lastText(againstLast, halfYearName(lastOn)),
		[m.barometer_class()]: (indicator) => (indicator.class ? classLabel(indicator.class) : ''),
		[m.barometer_because()]: ({ because }) => because && becauseText(because),
		[m.barometer_cautions()]: ({ cautions }) => cautions.map(cautionText).join(' '),
		[m.barometer_source()]: ({ source }) => source,
		[m.barometer_source_licence()]: ({ sourceLicence }) => sourceLicence,
		[m.barometer_definition()]: (indicator) => said(definitionOf(indicator)),
		[m.barometer_method()]: (indicator) => said(methodOf(indicator)),
		[m.barometer_caveats()]: (indicator) => said(caveatsOf(indicator)),
		[m.barometer_proxy()]: ({ proxy }) => (proxy ? m.barometer_yes() : m.barometer_proxy_no()),
		[m.barometer_frequency()]: ({ frequency }) => frequencyText(frequency),
		[m.barometer_next()]: ({ nextOn }) => nextOn,
		[m.barometer_responsible()]: ({ responsible }) => responsible,
		[m.barometer_contact()]: ({ contact }) => contact,
	});
