/** An indicator's figures as the desk has them, as a file for spreadsheets in the page's words. Pure text. */
import type { indicatorDeskFile } from '#lib/followup/barometer/desk-readers.server.ts';
import { nameOf, unitOf } from '#lib/followup/barometer/indicator.ts';
import { periodText, placeText, withheldText } from '#lib/followup/barometer/words.ts';
import { textIn } from '#lib/i18n/text-by-language.ts';
import { m } from '#lib/paraglide/messages.js';
import { csv } from '#lib/platform/lists/csv.server.ts';

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
