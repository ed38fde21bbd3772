/** The mails of the log, of a meeting or a note: to those who may decide for the other parties. */
import { rolesFor } from '#lib/accounts/access.ts';
import { members, write, type Letter } from '#lib/accounts/letters/letters.server.ts';
import { formatRange } from '#lib/i18n/dates.ts';
import { webAddress } from '#lib/i18n/web-address.server.ts';
import { mail } from '#lib/accounts/letters/wording/wording.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Meeting } from '#lib/partnerships/log/log.ts';
import { signedParties, type PartnershipWithParties } from '#lib/partnerships/partnership.ts';
import type { Transaction } from '#lib/platform/database/database.server.ts';

const whereOf = ({ place, onlineUrl }: Meeting): string => [place, onlineUrl].filter(Boolean).join(' · ');

function tell(
	trx: Transaction,
	partnership: PartnershipWithParties,
	meeting: Meeting,
	step: string,
	compose: (facts: Record<'name' | 'by' | 'title' | 'meeting' | 'when' | 'where' | 'link', string>) => Letter,
): Promise<void> {
	const others = signedParties(partnership.parties).filter(
		({ organisationId }) => organisationId !== meeting.organisation.id,
	);
	const key = `meeting:${meeting.id}:${step}:${meeting.sequence}`;
	return write(trx, members(others, rolesFor('sign')), key, ({ name, about }) =>
		compose({
			name,
			by: meeting.organisation.name,
			title: partnership.title,
			meeting: meeting.title,
			when: formatRange(meeting.startsAt, meeting.endsAt, now()),
			where: whereOf(meeting),
			link: webAddress(`/workspace/${about.slug}/partnerships/${partnership.slug}/meetings/${meeting.id}`),
		}),
	);
}

export const called = (trx: Transaction, partnership: PartnershipWithParties, meeting: Meeting) =>
	tell(trx, partnership, meeting, 'called', (facts) => ({
		subject: mail.agreement_mail_meeting_subject(facts),
		text: mail.agreement_mail_meeting_text({ ...facts, agenda: meeting.agenda }),
	}));

export const moved = (trx: Transaction, partnership: PartnershipWithParties, meeting: Meeting) =>
	tell(trx, partnership, meeting, 'moved', (facts) => ({
		subject: mail.agreement_mail_meeting_moved_subject(facts),
		text: mail.agreement_mail_meeting_moved_text(facts),
	}));

export const cancelled = (trx: Transaction, partnership: PartnershipWithParties, meeting: Meeting) =>
	tell(trx, partnership, meeting, 'cancelled', (facts) => ({
		subject: mail.agreement_mail_meeting_cancelled_subject(facts),
		text: mail.agreement_mail_meeting_cancelled_text(facts),
	}));

/** One mail a note, once; a note that is changed is no news. */
export const noteWritten = (
	trx: Transaction,
	{ slug, title, parties }: PartnershipWithParties,
	{ id, text, organisation }: { id: number; text: string; organisation: { id: number; name: string } },
): Promise<void> => {
	const others = signedParties(parties).filter(({ organisationId }) => organisationId !== organisation.id);
	return write(trx, members(others, rolesFor('sign')), `note:${id}`, ({ name, about }) => {
		const link = webAddress(`/workspace/${about.slug}/partnerships/${slug}/log`);
		const facts = { name, by: organisation.name, title, text, link };
		return { subject: mail.agreement_mail_note_subject(facts), text: mail.agreement_mail_note_text(facts) };
	});
};
