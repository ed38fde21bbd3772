/** Letters about joining a network, and its news. */
import type { Letter } from '#lib/accounts/letters/letters.server.ts';
import { mail } from '#lib/accounts/letters/wording/wording.server.ts';
import { webAddress } from '#lib/i18n/web-address.server.ts';
import { networkPath, ownNetwork } from '#lib/networks/circles/circle.ts';
import { framed, own, type SeatReader } from '#lib/networks/seats/letters.server.ts';
import { m } from '#lib/paraglide/messages.js';

interface About {
	name: string;
	slug: string;
	coordinatorSlug: string | null;
}
const letter = (name: string, subject: string, said: readonly string[]): Letter => ({
	subject,
	text: [mail.event_mail_hello({ name }), ...said, mail.event_mail_goodbye()],
});

/** To those who speak for the coordinator. */
export const askedLetter = (reader: string, { name, slug, coordinatorSlug }: About, asks: string): Letter =>
	letter(reader, m.circle_mail_asked_subject({ organisation: asks, name }), [
		m.circle_mail_asked({ organisation: asks, name }),
		webAddress(ownNetwork(coordinatorSlug ?? '', slug)),
	]);

export const acceptedLetter = (reader: string, { name, slug }: About): Letter =>
	letter(reader, m.circle_mail_accepted_subject({ name }), [
		m.circle_mail_accepted({ name }),
		webAddress(networkPath(slug)),
	]);

export const declinedLetter = (reader: string, { name, slug }: About, reason: string): Letter =>
	letter(reader, m.circle_mail_declined_subject({ name }), [
		m.circle_mail_declined({ name }),
		reason,
		webAddress(networkPath(slug)),
	]);

export const newsLetter = (to: SeatReader, circle: { name: string }, title: string, words: string): Letter =>
	framed(to, m.circle_mail_news_subject({ name: circle.name, title }), [
		words,
		own(to.secret, m.circle_mail_news_here({ name: circle.name })),
	]);
