/** Organisations that have come to a stop as a file for spreadsheets, in the page's words. Pure text. */
import type { Dormant } from '#lib/casework/dormant/dormant.ts';
import { kindNames, sayDone } from '#lib/casework/dormant/labels.ts';
import { stateName } from '#lib/organisations/labels.ts';
import { m } from '#lib/paraglide/messages.js';
import { csv } from '#lib/platform/lists/csv.server.ts';
import { sectorName } from '#lib/policy/kinds.ts';

export const dormantCsv = (dormant: readonly Dormant[]): string =>
	csv(dormant, {
		[m.dormant_organisation()]: ({ name }) => name,
		[m.municipality_kind()]: ({ kind }) => sectorName(kind),
		[m.municipality_state()]: ({ state }) => stateName(state),
		[m.dormant_missing()]: ({ kinds }) => kindNames(kinds),
		[m.dormant_touched()]: ({ touchedAt }) => touchedAt,
		[m.dormant_contacts()]: ({ contacts }) => contacts,
		[m.dormant_done()]: sayDone,
	});
