/** Letters to partners, and whom one was for, as files for spreadsheets in the page's words. Pure text. */
import { kindName, outcomeName, sayStanding } from '#lib/casework/writing/labels.ts';
import type { LetterInList } from '#lib/casework/writing/letter-queries.server.ts';
import { kindOf, type PartnerInLetter } from '#lib/casework/writing/letter.ts';
import { m } from '#lib/paraglide/messages.js';
import { csv } from '#lib/platform/lists/csv.server.ts';
import { sectorName } from '#lib/policy/kinds.ts';

/** @param addressOf the full address of a page in code form */
export const lettersCsv = (letters: readonly LetterInList[], addressOf: (path: string) => string): string =>
	csv(letters, {
		[m.letter_subject()]: ({ subject }) => subject,
		[m.letter_kind()]: ({ list }) => kindName(kindOf(list)),
		[m.letter_written_by()]: ({ senderName, writerName }) => senderName ?? writerName,
		[m.letter_state()]: sayStanding,
		[m.letter_partners()]: ({ partners }) => partners,
		[m.letter_people()]: ({ sentAt, people }) => (sentAt ? people : null),
		[m.feeds_column_link()]: ({ id }) => addressOf(`/municipality/letters/${id}`),
	});

/** @param sentAt when it was sent; null for a draft, which nobody waits for */
export const letterPartnersCsv = (partners: readonly PartnerInLetter[], sentAt: Date | null): string =>
	csv(partners, {
		[m.municipality_partner()]: ({ name }) => name,
		[m.municipality_kind()]: ({ kind }) => sectorName(kind),
		[m.letter_outcome()]: ({ outcome }) => outcomeName(outcome),
		[m.letter_people()]: ({ outcome, people }) => (outcome === 'sent' ? people : null),
		[m.letter_file_done()]: ({ doneAt }) => (sentAt && !doneAt ? m.letter_waits() : doneAt),
	});
