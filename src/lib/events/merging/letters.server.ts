import type { Letter } from '#lib/accounts/letters/letters.server.ts';
import type { CityEvent } from '#lib/events/event.ts';
import { formatRange } from '#lib/i18n/dates.ts';
import { webAddress } from '#lib/i18n/web-address.server.ts';
import { mail } from '#lib/accounts/letters/wording/wording.server.ts';
import { now } from '#lib/platform/clock.ts';

/** To those whose entry has gone up in another. */
export const mergedOrganiserLetter = (name: string, from: CityEvent, into: CityEvent): Letter => ({
	subject: mail.merge_mail_organiser_subject({ title: from.title }),
	text: [
		mail.event_mail_hello({ name }),
		mail.merge_mail_organiser({ title: from.title, into: into.title }),
		formatRange(into.startsAt, into.endsAt, now()),
		webAddress(`/events/${into.slug}`),
		mail.merge_mail_organiser_links(),
		mail.event_mail_goodbye(),
	],
});
