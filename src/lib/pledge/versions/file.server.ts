/** Who stands by an earlier version of the charter as a file for spreadsheets, in the page's words. Pure text. */
import type { earlierFile } from '#lib/pledge/versions/readers.server.ts';
import { m } from '#lib/paraglide/messages.js';
import { csv } from '#lib/platform/lists/csv.server.ts';
import { sectorName } from '#lib/policy/kinds.ts';

export const earlierCsv = (signers: Awaited<ReturnType<typeof earlierFile>>): string =>
	csv(signers, {
		[m.dormant_organisation()]: ({ name }) => name,
		[m.municipality_kind()]: ({ kind }) => sectorName(kind),
		[m.charter_version()]: ({ version }) => version,
		[m.charter_signed_on()]: ({ signedAt }) => signedAt,
		[m.charter_asked()]: ({ askedAt }) => askedAt,
	});
