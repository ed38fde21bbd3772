/** The charter's versions, and who stands by an earlier one, as files for spreadsheets in the page's words. Pure text. */
import { languageName } from '#lib/i18n/languages.ts';
import type { earlierFile, versionsFile } from '#lib/pledge/versions/readers.server.ts';
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

export const versionsCsv = ({ current, versions }: Awaited<ReturnType<typeof versionsFile>>): string =>
	csv(versions, {
		[m.charter_version()]: ({ number }) => number,
		[m.charter_now()]: ({ number }) => (number === current ? m.network_file_yes() : ''),
		[m.charter_in_force()]: ({ takesEffectOn, publishedAt }) => takesEffectOn ?? publishedAt,
		[m.charter_languages()]: ({ languages }) => languages.map((tag) => languageName(tag)).join(', '),
		[m.charter_signed()]: ({ signed }) => signed,
		[m.charter_by()]: ({ drafter, approver }) =>
			drafter && approver ? m.charter_drafted_approved({ drafter, approver }) : m.charter_with_the_site(),
	});
