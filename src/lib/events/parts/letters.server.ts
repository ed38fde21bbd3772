/** Mails about a festival's programme. */
import type { Letter } from '#lib/accounts/letters/letters.server.ts';
import type { CityEvent } from '#lib/events/event.ts';
import { letter, ownLink, type Matter } from '#lib/events/registrations/letters.server.ts';
import type { Registration } from '#lib/events/registrations/registration-queries.server.ts';
import { formatRange } from '#lib/i18n/dates.ts';
import { webAddress } from '#lib/i18n/web-address.server.ts';
import { m } from '#lib/paraglide/messages.js';
import { now } from '#lib/platform/clock.ts';

type Told = Pick<CityEvent, 'title' | 'slug' | 'startsAt' | 'endsAt'>;
const line = ({ title, startsAt, endsAt }: Told) => `${title}, ${formatRange(startsAt, endsAt, now())}`;

/** @param asked the organisation that the reader may answer for */
export const partAskLetter = (
	name: string,
	{ umbrella, parts, organiser }: { umbrella: Told; parts: readonly Told[]; organiser: string },
	asked: { name: string; slug: string },
): Letter => ({
	subject: m.parts_mail_asked_subject({ title: umbrella.title }),
	text: [
		m.event_mail_hello({ name }),
		m.parts_mail_asked({ organiser, organisation: asked.name, title: umbrella.title }),
		parts.map(line).join('\n'),
		webAddress(`/events/${umbrella.slug}`),
		m.parts_mail_asked_answer(),
		webAddress(`/workspace/${asked.slug}/events`),
		m.event_mail_goodbye(),
	],
});

/** To those whose event is a part of what was called off. */
export const umbrellaOffLetter = (
	name: string,
	umbrella: Told,
	parts: readonly Told[],
	holder: { slug: string },
): Letter => ({
	subject: m.event_mail_cancelled_subject({ title: umbrella.title }),
	text: [
		m.event_mail_hello({ name }),
		m.parts_mail_umbrella_off({ title: umbrella.title }),
		parts.map(line).join('\n'),
		m.parts_mail_umbrella_off_yours(),
		webAddress(`/workspace/${holder.slug}/events`),
		m.event_mail_goodbye(),
	],
});

/** To those who signed up for a part that is held although its festival is off. */
export const goesOnLetter =
	(umbrella: { title: string }) =>
	(reader: Registration, matter: Matter): Letter => {
		const { event } = matter;
		return letter(
			reader,
			matter,
			m.parts_mail_goes_on_subject({ title: event.title }),
			[
				m.parts_mail_goes_on({ umbrella: umbrella.title, title: event.title }),
				line(event),
				m.event_mail_cancel(),
				ownLink(matter),
			],
			null,
		);
	};
