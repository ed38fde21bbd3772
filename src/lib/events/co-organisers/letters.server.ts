import type { Letter } from '#lib/accounts/letters/letters.server.ts';
import type { CityEvent, EventOnPage } from '#lib/events/event.ts';
import { placeLabel } from '#lib/listings/labels.ts';
import { formatRange } from '#lib/i18n/dates.ts';
import type { HaltingOutcome } from '#lib/organisations/application/consequences.ts';
import { webAddress } from '#lib/i18n/web-address.server.ts';
import { mail } from '#lib/accounts/letters/wording/wording.server.ts';
import { now } from '#lib/platform/clock.ts';

/** @param asked the organisation that the reader may answer for */
export function askLetter(name: string, event: EventOnPage, asked: { name: string; slug: string }): Letter {
	const facts = { title: event.title, organiser: event.organiser.name, organisation: asked.name };
	const whenAndWhere = [
		formatRange(event.startsAt, event.endsAt, now()),
		placeLabel(event) || event.onlineUrl,
	];
	return {
		subject: mail.event_mail_co_asked_subject(facts),
		text: [
			mail.event_mail_hello({ name }),
			mail.event_mail_co_asked(facts),
			whenAndWhere.filter(Boolean).join('\n'),
			webAddress(`/events/${event.slug}`),
			mail.event_mail_asked_answer(),
			webAddress(`/workspace/${asked.slug}/events`),
			mail.event_mail_goodbye(),
		],
	};
}

const haltings: Record<
	HaltingOutcome,
	{ subject: typeof mail.event_mail_cancelled_subject; text: typeof mail.event_mail_co_closed }
> = {
	closed: { subject: mail.event_mail_cancelled_subject, text: mail.event_mail_co_closed },
	suspended: { subject: mail.event_mail_on_hold_subject, text: mail.event_mail_co_on_hold },
	reinstated: { subject: mail.event_mail_resumed_subject, text: mail.event_mail_co_resumed },
};

/** To those who hold an event with an organiser that the municipality has decided about. */
export function haltedLetter(
	{ slug, title, startsAt, endsAt }: Pick<CityEvent, 'slug' | 'title' | 'startsAt' | 'endsAt'>,
	outcome: HaltingOutcome,
): Letter {
	const { subject, text } = haltings[outcome];
	return {
		subject: subject({ title }),
		text: [
			text({ title }),
			formatRange(startsAt, endsAt, now()),
			webAddress(`/events/${slug}`),
			mail.event_mail_goodbye(),
		],
	};
}
