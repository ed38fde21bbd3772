import type { Letter } from '#lib/accounts/letters/letters.server.ts';
import { letter, ownLink, type Matter } from '#lib/events/registrations/letters.server.ts';
import type { Registration } from '#lib/events/registrations/registration-queries.server.ts';
import { m } from '#lib/paraglide/messages.js';

type Reader = Pick<Registration, 'name' | 'state' | 'people' | 'offeredUntil'>;

/** The organiser's own words in the frame of the reader's language; nobody's address but the organiser's public one. */
export const messageLetter =
	(body: string) =>
	(reader: Reader, matter: Matter): Letter =>
		letter(
			reader,
			matter,
			m.event_message_subject({ title: matter.event.title }),
			[
				m.event_message_intro({ organiser: matter.organiser.name, title: matter.event.title }),
				body,
				m.event_message_own_link(),
				ownLink(matter),
			],
			null,
		);
