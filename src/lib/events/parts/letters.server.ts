/** Mails about a festival's programme. */
import type { Letter } from '#lib/accounts/letters/letters.server.ts';
import type { CityEvent } from '#lib/events/event.ts';
import { letter, ownLink, type Matter } from '#lib/events/registrations/letters.server.ts';
import type { Registration } from '#lib/events/registrations/registration-queries.server.ts';
import { formatRange } from '#lib/i18n/dates.ts';
import { webAddress } from '#lib/i18n/web-address.server.ts';
import { mail } from '#lib/accounts/letters/wording/wording.server.ts';
import { now } from '#lib/platform/clock.ts';

type Told = Pick<CityEvent, 'title' | 'slug' | 'startsAt' | 'endsAt'>;
const line = ({ title, startsAt, endsAt }: Told) => `${title}, ${formatRange(startsAt, endsAt, now())}`;

/** @param asked the organisation that the reader may answer for */
export const partAskLetter = (
	name: string,
	{ umbrella, parts, organiser }: { umbrella: Told; parts: readonly Told[]; organiser: string },
	asked: { name: string; slug: string },
): Letter => ({
	subject: mail.parts_mail_asked_subject({ title: umbrella.title }),
	text: [
		mail.event_mail_hello({ name }),
		mail.parts_mail_asked({ organiser, organisation: asked.name, title: umbrella.title }),
		parts.map(line).join('\n'),
		webAddress(`/events/${umbrella.slug}`),
		mail.parts_mail_asked_answer(),
		webAddress(`/workspace/${asked.slug}/events`),
		mail.event_mail_goodbye(),
	],
});

/** To those whose event is a part of what was called off. */
export const umbrellaOffLetter = (
	name: string,
	umbrella: Told,
	parts: readonly Told[],
	holder: { slug: string },
): Letter => ({
	subject: mail.event_mail_cancelled_subject({ title: umbrella.title }),
	text: [
		mail.event_mail_hello({ name }),
		mail.parts_mail_umbrella_off({ title: umbrella.title }),
		parts.map(line).join('\n'),
		mail.parts_mail_umbrella_off_yours(),
		webAddress(`/workspace/${holder.slug}/events`),
		mail.event_mail_goodbye(),
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
			mail.parts_mail_goes_on_subject({ title: event.title }),
			[
				mail.parts_mail_goes_on({ umbrella: umbrella.title, title: event.title }),
				line(event),
				mail.event_mail_cancel(),
				ownLink(matter),
			],
			null,
		);
	};
