import type { Letter } from '#lib/accounts/letters/letters.server.ts';
import { webAddress } from '#lib/i18n/web-address.server.ts';
import type {
	FieldNotes,
	NotableField,
	Organisation,
	ReviewOutcome,
} from '#lib/organisations/organisation.ts';
import { noteFieldName } from '#lib/organisations/labels.ts';
import { mail } from '#lib/accounts/letters/wording/wording.server.ts';
import { m } from '#lib/paraglide/messages.js';

const words: Record<
	ReviewOutcome,
	(name: string, slug: string) => { subject: string; body: string; link?: string }
> = {
	approved: (name, slug) => ({
		subject: mail.org_mail_approved_subject({ name }),
		body: mail.org_mail_approved({ name }),
		link: webAddress(`/workspace/${slug}`),
	}),
	changes_requested: (name, slug) => ({
		subject: mail.org_mail_changes_subject({ name }),
		body: mail.org_mail_changes({ name }),
		link: webAddress(`/workspace/${slug}/application`),
	}),
	declined: (name) => ({
		subject: m.org_mail_declined_subject({ name }),
		body: m.org_mail_declined({ name }),
	}),
	suspended: (name) => ({
		subject: m.org_mail_suspended_subject({ name }),
		body: m.org_mail_suspended({ name }),
	}),
	reinstated: (name, slug) => ({
		subject: mail.org_mail_reinstated_subject({ name }),
		body: mail.org_mail_reinstated({ name }),
		link: webAddress(`/partners/${slug}`),
	}),
	closed: (name) => ({ subject: m.org_mail_closed_subject({ name }), body: m.org_mail_closed({ name }) }),
	reopened: (name, slug) => ({
		subject: m.org_mail_reopened_subject({ name }),
		body: m.org_mail_reopened({ name }),
		link: webAddress(`/workspace/${slug}`),
	}),
};

/** What the owners read about a decision, in the current language. */
export function decisionLetter(
	{ name, slug }: Pick<Organisation, 'name' | 'slug'>,
	{ outcome, reason, fieldNotes = {} }: { outcome: ReviewOutcome; reason: string; fieldNotes?: FieldNotes },
): Letter {
	const { subject, body, link } = words[outcome](name, slug);
	const notes = Object.entries(fieldNotes).map(
		([field, note]) => `${noteFieldName(field as NotableField)}: ${note}`,
	);
	const message = reason && m.org_mail_message({ reason });
	return { subject, text: [body, message, ...notes, link ?? null, mail.org_mail_sign_off()] };
}

/** Its own people read that it is gone, the municipality that there is nothing left to decide. */
export const givenUpLetter = (name: string, reader: 'member' | 'city'): Letter => ({
	subject: mail.org_mail_given_up_subject({ name }),
	text: [
		reader === 'member' ? mail.org_mail_given_up({ name }) : mail.org_mail_given_up_city({ name }),
		mail.org_mail_sign_off(),
	],
});
