/** What the desk's forms begin with, and are compared with when they come back. */
import type { conferenceInput } from '#lib/dialogue/conference/input.ts';
import { formatShortDate } from '#lib/i18n/dates.ts';
import { href } from '#lib/i18n/urls.ts';
import type { FormValuesOf } from '#lib/platform/forms/form-answer.ts';

interface Stored {
	title: string;
	theme: string;
	heldOn: string;
	place: string;
	umbrella: string | null;
	publishedAt: Date | null;
}

export const conferenceValues = (conference: Stored): FormValuesOf<typeof conferenceInput> => ({
	title: conference.title,
	theme: conference.theme,
	heldOn: formatShortDate(conference.heldOn),
	place: conference.place,
	page: conference.umbrella === null ? '' : href(`/events/${conference.umbrella}`),
	isPublic: conference.publishedAt !== null,
});
