import type { Letter } from '#lib/accounts/letters/letters.server.ts';
import type { EventOnPage } from '#lib/events/event.ts';
import { placeLabel } from '#lib/listings/labels.ts';
import { formatRange } from '#lib/i18n/dates.ts';
import { webAddress } from '#lib/i18n/web-address.server.ts';
import { m } from '#lib/paraglide/messages.js';

/** @param asked the organisation that the reader may answer for */
export function askLetter(name: string, event: EventOnPage, asked: { name: string; slug: string }): Letter {
	const facts = { title: event.title, organiser: event.organiser.name, organisation: asked.name };
	const whenAndWhere = [formatRange(event.startsAt, event.endsAt), placeLabel(event) || event.onlineUrl];
	return {
		subject: m.event_mail_co_asked_subject(facts),
		text: [
			m.event_mail_hello({ name }),
			m.event_mail_co_asked(facts),
			whenAndWhere.filter(Boolean).join('\n'),
			webAddress(`/events/${event.slug}`),
			m.event_mail_asked_answer(),
			webAddress(`/workspace/${asked.slug}/events`),
			m.event_mail_goodbye(),
		],
	};
}
