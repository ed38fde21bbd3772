/** What the desk's tables show, and an indicator's figures, as files for spreadsheets in the page's words. Pure text. */
import type { barometerDesk, indicatorDeskFile } from '#lib/followup/barometer/desk-readers.server.ts';
import { editionStateLabel } from '#lib/followup/barometer/editions/edition.ts';
import { nameOf, unitOf } from '#lib/followup/barometer/indicator.ts';
import {
	aimText,
	newestText,
	periodText,
	placeText,
	whoWhenText,
	withheldText,
} from '#lib/followup/barometer/words.ts';
import { halfYear } from '#lib/i18n/dates.ts';
import { textIn } from '#lib/i18n/text-by-language.ts';
import { m } from '#lib/paraglide/messages.js';
import { csv } from '#lib/platform/lists/csv.server.ts';
import { goalLabel } from '#lib/policy/labels.ts';

type Desk = Awaited<ReturnType<typeof barometerDesk>>;

export const indicatorsCsv = (indicators: Desk['indicators']): string =>
	csv(indicators, {
		[m.barometer_indicator()]: (indicator) => textIn(nameOf(indicator)).text,
		[m.barometer_goal()]: ({ goal }) => goalLabel(goal),
		[m.barometer_direction()]: aimText,
		[m.barometer_newest_figure()]: newestText,
	});

export const editionsCsv = (editions: Desk['editions']): string =>
	csv(editions, {
		[m.barometer_edition()]: (edition) => halfYear(edition.halfYear),
		[m.barometer_state()]: ({ state }) => editionStateLabel(state),
		[m.barometer_drafted()]: ({ draftedByName, draftedAt }) => whoWhenText(draftedByName, draftedAt),
		[m.barometer_checked()]: ({ checkedByName, checkedAt }) => whoWhenText(checkedByName, checkedAt),
		[m.barometer_released_by()]: ({ releasedByName, releasedAt }) => whoWhenText(releasedByName, releasedAt),
	});

export const deskFiguresCsv = ({
	indicator,
	figures,
}: Awaited<ReturnType<typeof indicatorDeskFile>>): string =>
	csv(figures, {
		[m.barometer_indicator()]: () => textIn(nameOf(indicator)).text,
		[m.barometer_period()]: (figure) => periodText(figure),
		[m.municipality_district()]: ({ districtNr }) => placeText(districtNr),
		[m.barometer_value()]: ({ value }) => value,
		[m.barometer_unit()]: () => textIn(unitOf(indicator)).text,
		[m.barometer_reference()]: ({ reference }) => reference,
		[m.barometer_base()]: ({ base }) => base,
		[m.barometer_withheld()]: ({ withheld }) => withheld && withheldText(withheld),
		[m.barometer_provisional()]: ({ provisional }) => (provisional ? m.barometer_yes() : ''),
		[m.barometer_note()]: ({ note }) => note,
	});
