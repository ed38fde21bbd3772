/** The municipality's own people as a file for spreadsheets, in the page's words. Pure text. */
import { municipalRoleName } from '#lib/accounts/labels.ts';
import type { MunicipalPerson } from '#lib/accounts/person-queries.server.ts';
import { m } from '#lib/paraglide/messages.js';
import { csv } from '#lib/platform/lists/csv.server.ts';

export const colleaguesCsv = (people: readonly MunicipalPerson[]): string =>
	csv(people, {
		[m.account_colleagues_name()]: ({ name }) => name,
		[m.account_email()]: ({ email }) => email,
		[m.account_role()]: ({ municipalRole }) => municipalRoleName(municipalRole),
		[m.account_colleagues_file_ready()]: ({ emailConfirmedAt }) =>
			emailConfirmedAt ? m.network_file_yes() : m.network_file_no(),
	});
