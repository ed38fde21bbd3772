/** An event as the texts of its form, as a person would type them. */
import { keptByUs, type EventOnPage } from '#lib/events/event.ts';
import type { eventInput } from '#lib/events/input.ts';
import { copenhagenDate, formatShortDate, formatTime } from '#lib/i18n/dates.ts';
import { questionTexts } from '#lib/events/writing/question-fields.ts';
import { aFamily } from '#lib/events/rules.ts';
import { emptyPlace, placeValues } from '#lib/listings/form-values.ts';
import { without } from '#lib/platform/keys.ts';
import type { FieldValue, FormValuesOf } from '#lib/platform/forms/form-answer.ts';

/** What an event's form must be given; the tick that takes the picture away and that for its wording begin empty. */
export type EventFormValues = FormValuesOf<typeof eventInput, 'removeImage' | 'wordingRead'>;

/** What a new form begins with: at the organisation's own place, in Danish, sign-up here. */
export const emptyEvent = (sites: readonly { id: number }[]): Partial<EventFormValues> => ({
	...emptyPlace(sites),
	contentLocale: 'da',
	languages: ['da'],
	priceKr: '0',
	signUp: 'here',
	mostPeople: String(aFamily),
});

/** As it is typed: a tick, the parts of a list, nothing for what is not there. */
const typed = (value: unknown): FieldValue => {
	if (Array.isArray(value)) return value.map(String);
	if (typeof value === 'boolean') return value;
	return value === null || value === undefined ? '' : String(value);
};

/** What the form asks for under its column's own name, and in its own way. */
type ByName = Pick<EventFormValues, keyof EventFormValues & keyof EventOnPage>;
/** What the form does not ask for under its column's name. */
const besides = [
	...keptByUs,
	...(['startsAt', 'endsAt', 'siteId', 'lat', 'lng', 'districtNr', 'commitmentId', 'imageId'] as const),
	...(['organiser', 'coOrganisers', 'picture', 'taken', 'waiting', 'questions'] as const),
];

/** @param coOrganisers the slugs of those who are ticked */
export function eventValues(event: EventOnPage, coOrganisers: readonly string[]): EventFormValues {
	const sameDay = copenhagenDate(event.startsAt) === copenhagenDate(event.endsAt);
	const columns = Object.entries(without(event, besides));
	return {
		...(Object.fromEntries(columns.map(([name, value]) => [name, typed(value)])) as ByName),
		...placeValues(event),
		...questionTexts(event.questions),
		startsOn: formatShortDate(event.startsAt),
		startsTime: formatTime(event.startsAt),
		endsOn: sameDay ? '' : formatShortDate(event.endsAt),
		endsTime: formatTime(event.endsAt),
		commitment: String(event.commitmentId ?? ''),
		coOrganisers,
		imageKey: event.picture?.key ?? '',
	};
}
