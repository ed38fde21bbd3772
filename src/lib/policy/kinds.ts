/**
 * The kinds of organisations, in the order of every list: what a kind is called, looks like and is offered. Everything
 * that differs between kinds derives from this table; a new kind is a row here, its words, and a line in the check of
 * `organisation.kind`.
 */
import type { CommitmentTypeKey } from '#lib/policy/catalogue-types.ts';
import { m } from '#lib/paraglide/messages.js';

export interface KindOfOrganisation {
	/** Its shape in a box of 20 x 20, shared by lists, map, network and print: a colour AND a shape, never colour alone. */
	readonly path: string;
	/** Colour tokens of `app.css`. */
	readonly colour: string;
	/** For a colour too pale to be seen without one. */
	readonly edge: string | null;
	/** `Boligforening` */
	readonly name: () => string;
	/** `Boligforeninger` */
	readonly names: () => string;
	/** What belongs to it, where an organisation says what it is. */
	readonly help: () => string;
	/** What it can bring, on the page that asks people to join; null where it is not asked. */
	readonly invitation: (() => string) | null;
	/** What it is offered to promise first. */
	readonly types: readonly CommitmentTypeKey[];
	/** What the city's public lists call it. */
	readonly cityWords: readonly string[];
}

const table = {
	business: {
		path: 'M4.5 2h11A2.5 2.5 0 0 1 18 4.5v11a2.5 2.5 0 0 1-2.5 2.5h-11A2.5 2.5 0 0 1 2 15.5v-11A2.5 2.5 0 0 1 4.5 2z',
		colour: 'business',
		edge: null,
		name: m.sector_business,
		names: m.sector_business_many,
		help: m.sector_business_help,
		invitation: m.sector_business_join,
		types: [
			'apprenticeships',
			'spare-time-jobs',
			'company-visits',
			'education-evenings',
			'mentor-hours',
			'work-placements',
			'fair-adverts',
			'answer-days',
			'open-house',
			'board-seats',
			'room-hours',
			'equipment',
			'shared-meals',
			'courses',
		],
		cityWords: ['virksomhed'],
	},
	association: {
		path: 'M10 1.4a8.6 8.6 0 1 1 0 17.2 8.6 8.6 0 0 1 0-17.2z',
		colour: 'association',
		edge: null,
		name: m.sector_association,
		names: m.sector_association_many,
		help: m.sector_association_help,
		invitation: m.sector_association_join,
		types: [
			'education-evenings',
			'homework-help',
			'mentor-hours',
			'work-placements',
			'fair-adverts',
			'advice-hours',
			'neighbourhood-walks',
			'open-house',
			'language-cafes',
			'volunteer-places',
			'board-seats',
			'room-hours',
			'equipment',
			'shared-meals',
			'leisure-places',
			'courses',
		],
		cityWords: ['byhave', 'fodboldklub', 'forening', 'haveforening', 'ungdomsklub'],
	},
	housing: {
		path: 'M10 1.2 18.6 8.4V18a1 1 0 0 1-1 1H2.4a1 1 0 0 1-1-1V8.4z',
		colour: 'housing',
		edge: null,
		name: m.sector_housing,
		names: m.sector_housing_many,
		help: m.sector_housing_help,
		invitation: m.sector_housing_join,
		types: [
			'apprenticeships',
			'spare-time-jobs',
			'education-evenings',
			'homework-help',
			'work-placements',
			'fair-adverts',
			'advice-hours',
			'answer-days',
			'neighbourhood-walks',
			'open-house',
			'language-cafes',
			'volunteer-places',
			'board-seats',
			'room-hours',
			'equipment',
			'shared-meals',
			'leisure-places',
			'courses',
		],
		cityWords: ['grundejerforening', 'kollegium', 'boligforening'],
	},
	school: {
		path: 'M10 .8 19.2 10 10 19.2.8 10z',
		colour: 'school',
		edge: 'school-edge',
		name: m.sector_school,
		names: m.sector_school_many,
		help: m.sector_school_help,
		invitation: m.sector_school_join,
		types: [
			'company-visits',
			'education-evenings',
			'homework-help',
			'mentor-hours',
			'work-placements',
			'fair-adverts',
			'answer-days',
			'neighbourhood-walks',
			'open-house',
			'language-cafes',
			'volunteer-places',
			'board-seats',
			'room-hours',
			'equipment',
			'shared-meals',
			'leisure-places',
			'courses',
		],
		cityWords: ['daginstitution', 'folkeskole', 'friskole', 'skole (anden)', 'videregående uddannelse'],
	},
	municipality: {
		path: 'M10 .8 18 5.4v9.2L10 19.2 2 14.6V5.4z',
		colour: 'municipality',
		edge: null,
		name: m.sector_municipality,
		names: m.sector_municipality_many,
		help: m.sector_municipality_help,
		invitation: null,
		types: [
			'apprenticeships',
			'spare-time-jobs',
			'company-visits',
			'education-evenings',
			'homework-help',
			'mentor-hours',
			'work-placements',
			'fair-adverts',
			'advice-hours',
			'answer-days',
			'neighbourhood-walks',
			'open-house',
			'language-cafes',
			'board-seats',
			'room-hours',
			'shared-meals',
			'leisure-places',
			'courses',
		],
		cityWords: [
			'arkiv',
			'bemandet legeplads',
			'bibliotek',
			'borgerservice',
			'botilbud',
			'brandstation',
			'idrætsanlæg',
			'kulturhus',
			'plejehjem',
			'svømmehal',
		],
	},
	faith: {
		path: 'M3 18.5V9a7 7 0 0 1 14 0v9.5z',
		colour: 'neutral',
		edge: null,
		name: m.sector_faith,
		names: m.sector_faith_many,
		help: m.sector_faith_help,
		invitation: null,
		types: [
			'education-evenings',
			'homework-help',
			'mentor-hours',
			'advice-hours',
			'neighbourhood-walks',
			'open-house',
			'language-cafes',
			'volunteer-places',
			'board-seats',
			'room-hours',
			'shared-meals',
			'courses',
		],
		cityWords: ['folkekirke', 'trossamfund'],
	},
	media: {
		path: 'M2 4.5A2 2 0 0 1 4 2.5h12a2 2 0 0 1 2 2v8a2 2 0 0 1-2 2H9.5l-4.5 4v-4H4a2 2 0 0 1-2-2z',
		colour: 'neutral',
		edge: null,
		name: m.sector_media,
		names: m.sector_media_many,
		help: m.sector_media_help,
		invitation: null,
		types: [
			'apprenticeships',
			'spare-time-jobs',
			'company-visits',
			'mentor-hours',
			'work-placements',
			'fair-adverts',
			'open-house',
			'volunteer-places',
			'board-seats',
			'room-hours',
			'equipment',
			'courses',
		],
		cityWords: [],
	},
	other: {
		path: 'M10 2 19 17.5H1z',
		colour: 'neutral',
		edge: null,
		name: m.sector_other,
		names: m.sector_other_many,
		help: m.sector_other_help,
		invitation: null,
		types: [
			'homework-help',
			'mentor-hours',
			'work-placements',
			'fair-adverts',
			'advice-hours',
			'neighbourhood-walks',
			'open-house',
			'language-cafes',
			'volunteer-places',
			'board-seats',
			'room-hours',
			'equipment',
			'shared-meals',
			'leisure-places',
			'courses',
		],
		cityWords: ['museum', 'teater'],
	},
} as const satisfies Record<string, KindOfOrganisation>;

export type OrganisationKind = keyof typeof table;
export const organisationKinds = Object.keys(table) as OrganisationKind[];

export const isOrganisationKind = (text: unknown): text is OrganisationKind =>
	typeof text === 'string' && Object.hasOwn(table, text);

export const kindTable: Readonly<Record<OrganisationKind, KindOfOrganisation>> = table;

/** The kind by its key; the database holds no other, and what another release knows is drawn and named as `other`. */
export const kindOf = (kind: OrganisationKind): KindOfOrganisation => table[kind];

/** `Boligforening` */
export const sectorName = (kind: OrganisationKind): string => kindOf(kind).name();

/** `Boligforeninger` */
export const sectorNames = (kind: OrganisationKind): string => kindOf(kind).names();

/** A colour token as CSS and SVG attributes read it. */
export const colourOf = (kind: OrganisationKind): string => `var(--${kindOf(kind).colour})`;
