/** schema.org data for search engines, in the words of their vocabularies. Pure: facts in, data out. */
import { copenhagenDate, isWholeDays } from '#lib/i18n/copenhagen.ts';

export type JsonLd = { '@context': 'https://schema.org'; '@type': string } & Record<string, unknown>;

const context = 'https://schema.org' as const;

/**
 * The data as a script element that no browser runs. Nothing in it can close the element: `<` and `>` are written
 * as escapes, so titles are safe to put in a page with `{@html}`.
 */
export function jsonLdElement(data: JsonLd): string {
	const text = JSON.stringify(data)
		.replaceAll('<', '\\u003c')
		.replaceAll('>', '\\u003e')
		.replaceAll('&', '\\u0026')
		.replaceAll('\u2028', '\\u2028')
		.replaceAll('\u2029', '\\u2029');
	return `<script type="application/ld+json">${text}</script>`;
}

export interface LdOrganisation {
	name: string;
	url: string;
}
export interface LdPlace {
	name: string | null;
	address: string | null;
	point: { lat: number; lng: number } | null;
}

const organisation = ({ name, url }: LdOrganisation) => ({ '@type': 'Organization', name, url });

const inTown = /[\s,](?<postcode>\d{4}) (?<city>\p{L}[^,\d]*)$/u;

/** `Rentemestervej 62, 2400 København NV` in its parts; what is written in another way is the street. */
function postalAddress(address: string | null) {
	const found = inTown.exec(address ?? '');
	const { postcode, city } = found?.groups ?? {};
	const street = address?.slice(0, found?.index).replace(/,$/, '');
	return {
		'@type': 'PostalAddress',
		...(street && { streetAddress: street }),
		...(postcode && { postalCode: postcode }),
		addressLocality: city ?? 'København',
		addressCountry: 'DK',
	};
}

const place = ({ name, address, point }: LdPlace) => ({
	'@type': 'Place',
	// A place without a name is called by its address.
	name: name ?? address ?? 'København',
	address: postalAddress(address),
	...(point && { geo: { '@type': 'GeoCoordinates', latitude: point.lat, longitude: point.lng } }),
});

export interface LdEvent {
	title: string;
	description: string;
	language: string;
	url: string;
	startsAt: Date;
	endsAt: Date;
	state: 'scheduled' | 'cancelled' | 'postponed';
	place: LdPlace | null;
	onlineUrl: string | null;
	organisers: readonly LdOrganisation[];
	priceKr: number;
	languages: readonly string[];
	/** What it is about, in the page's language. */
	keywords: readonly string[];
	/** Null where there is no limit. */
	seats: { capacity: number; left: number } | null;
	image: string | null;
	/** The festival it is a part of, and a festival's parts. */
	partOf: { title: string; url: string } | null;
	parts: readonly LdPart[];
}

interface LdPart {
	title: string;
	url: string;
	startsAt: Date;
	endsAt: Date;
	state: LdEvent['state'];
	place: LdPlace | null;
}

const eventStatus = { scheduled: 'EventScheduled', cancelled: 'EventCancelled', postponed: 'EventPostponed' };

/** Whole days are days; the last one is part of it. */
const ldTimes = ({ startsAt, endsAt }: Pick<LdEvent, 'startsAt' | 'endsAt'>) =>
	isWholeDays(startsAt, endsAt)
		? { startDate: copenhagenDate(startsAt), endDate: copenhagenDate(endsAt) }
		: { startDate: startsAt.toISOString(), endDate: endsAt.toISOString() };

const where = ({ place: at, url }: Pick<LdEvent, 'place' | 'url'>, onlineUrl: string | null = null) =>
	at ? place(at) : { '@type': 'VirtualLocation', url: onlineUrl ?? url };

const part = (event: LdPart) => ({
	'@type': 'Event',
	name: event.title,
	url: event.url,
	...ldTimes(event),
	eventStatus: `https://schema.org/${eventStatus[event.state]}`,
	location: where(event),
});
export const eventLd = (event: LdEvent): JsonLd => ({
	'@context': context,
	'@type': 'Event',
	name: event.title,
	description: event.description,
	inLanguage: [...event.languages],
	...(event.keywords.length > 0 && { keywords: [...event.keywords] }),
	url: event.url,
	...ldTimes(event),
	eventStatus: `https://schema.org/${eventStatus[event.state]}`,
	eventAttendanceMode: `https://schema.org/${event.place ? 'Offline' : 'Online'}EventAttendanceMode`,
	location: where(event, event.onlineUrl),
	organizer: event.organisers.map(organisation),
	isAccessibleForFree: event.priceKr === 0,
	offers: {
		'@type': 'Offer',
		url: event.url,
		price: event.priceKr,
		priceCurrency: 'DKK',
		availability: `https://schema.org/${event.seats?.left === 0 ? 'SoldOut' : 'InStock'}`,
	},
	...(event.seats && {
		maximumAttendeeCapacity: event.seats.capacity,
		remainingAttendeeCapacity: event.seats.left,
	}),
	...(event.image && { image: [event.image] }),
	...(event.partOf && {
		superEvent: { '@type': 'Event', name: event.partOf.title, url: event.partOf.url },
	}),
	...(event.parts.length > 0 && { subEvent: event.parts.map(part) }),
});

export interface LdJob {
	title: string;
	description: string;
	url: string;
	publishedAt: Date;
	/** The last day to apply, Copenhagen. */
	deadlineOn: string;
	startsOn: string | null;
	employmentType: 'APPRENTICESHIP' | 'PART_TIME' | 'INTERN' | 'VOLUNTEER' | 'OTHER';
	/** What it is about, in the page's language; schema.org knows no keywords of a job. */
	industry: readonly string[];
	employer: LdOrganisation;
	place: LdPlace;
	openings: number;
}

export const jobLd = (job: LdJob): JsonLd => ({
	'@context': context,
	'@type': 'JobPosting',
	title: job.title,
	description: job.description,
	url: job.url,
	datePosted: job.publishedAt.toISOString().slice(0, 10),
	validThrough: `${job.deadlineOn}T23:59:59`,
	...(job.startsOn && { jobStartDate: job.startsOn }),
	employmentType: job.employmentType,
	...(job.industry.length > 0 && { industry: [...job.industry] }),
	hiringOrganization: organisation(job.employer),
	jobLocation: place(job.place),
	totalJobOpenings: job.openings,
});

export interface LdOffer {
	title: string;
	description: string;
	url: string;
	/** Null where it differs. */
	priceKr: number | null;
	validUntil: string | null;
	/** Whom it is for, in the page's language. */
	audience: string;
	by: LdOrganisation;
	/** Null where it is not tied to one. */
	place: LdPlace | null;
}

export const offerLd = (offer: LdOffer): JsonLd => ({
	'@context': context,
	'@type': 'Offer',
	name: offer.title,
	description: offer.description,
	url: offer.url,
	...(offer.priceKr !== null && { price: offer.priceKr, priceCurrency: 'DKK' }),
	...(offer.validUntil && { validThrough: `${offer.validUntil}T23:59:59` }),
	offeredBy: organisation(offer.by),
	itemOffered: {
		'@type': 'Service',
		name: offer.title,
		audience: { '@type': 'Audience', audienceType: offer.audience },
		areaServed: offer.place ? place(offer.place) : { '@type': 'City', name: 'København' },
	},
});

export const organisationLd = (
	about: LdOrganisation & { description: string; website: string | null; place: LdPlace | null },
): JsonLd => ({
	'@context': context,
	...organisation(about),
	...(about.description && { description: about.description }),
	...(about.website && { sameAs: [about.website] }),
	...(about.place && { location: place(about.place) }),
});
