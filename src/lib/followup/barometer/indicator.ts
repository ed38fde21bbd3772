/** What the barometer measures: an indicator of one of the policy's goals, its figures by half-year, and when it was measured otherwise. */
import type { Metadata } from '#lib/followup/barometer/metadata.ts';
import type { DistrictNr } from '#lib/geography/districts.ts';
import { alsoInEnglish } from '#lib/i18n/text-by-language.ts';
import type { HalfYear } from '#lib/i18n/periods.ts';
import type { GoalDirection } from '#lib/policy/shape.ts';

export const directions = ['up', 'down', 'closer'] as const satisfies readonly GoalDirection[];
export type Direction = (typeof directions)[number];

/** Why there is no figure where one belongs. */
export const withheldReasons = ['few', 'not_measured', 'not_ready', 'uncertain'] as const;
export type Withheld = (typeof withheldReasons)[number];

export const decimalsShown = [0, 1, 2] as const;

/** As it stands in a row, of an indicator or of an edition that says it again. */
export interface Definition extends Metadata {
	/** `2011-2014/goal-2` */
	goal: string;
	name: string;
	nameEn: string | null;
	/** After a figure: `procentpoint`, `%`. */
	unit: string;
	unitEn: string | null;
	direction: Direction;
	/** How many decimals are shown, everywhere alike; figures are kept and handed out as they came. */
	decimals: (typeof decimalsShown)[number];
	/** The figures count people, and small ones are veiled. */
	countsPeople: boolean;
	baselineOn: HalfYear;
	target: number | null;
	targetOn: HalfYear | null;
	/** In the unit: less than this is no change. Said before the figures are in. */
	tolerance: number;
	source: string;
	sourceUrl: string | null;
	method: string;
	methodEn: string | null;
}

/** A figure, or why there is none. */
export interface Figure {
	halfYear: HalfYear;
	/** How the source names the period, where it is no half-year: `2013/14`. */
	halfYearLabel: string | null;
	/** Null: the whole city. */
	districtNr: DistrictNr | null;
	value: number | null;
	/** What a figure that is to come closer is held against. */
	reference: number | null;
	withheld: Withheld | null;
	provisional: boolean;
	/** How many people it rests on, where it is a survey. */
	base: number | null;
	note: string | null;
}

/** From this half-year on it is measured otherwise: what lies before it is not compared. */
export interface Break {
	halfYear: HalfYear;
	words: string;
}

export const nameOf = ({ name, nameEn }: Pick<Definition, 'name' | 'nameEn'>) => alsoInEnglish(name, nameEn);
export const unitOf = ({ unit, unitEn }: Pick<Definition, 'unit' | 'unitEn'>) => alsoInEnglish(unit, unitEn);
export const methodOf = ({ method, methodEn }: Pick<Definition, 'method' | 'methodEn'>) =>
	alsoInEnglish(method, methodEn);

/** Fewer answers than this say nothing of a district, and could tell of somebody: the figure is kept back. */
export const leastBase = 30;
/** Fewer than this, and the page says that the figure rests on few. */
export const smallBase = 100;

/**
 * The figures as they may be shown: those of a district that rest on too few are kept back, and what is kept back has
 * neither figure nor reference.
 */
export const shownFigures = <Of extends Figure>(figures: readonly Of[]): Of[] =>
	figures.map((figure) =>
		figure.value !== null && figure.districtNr !== null && figure.base !== null && figure.base < leastBase
			? { ...figure, value: null, reference: null, withheld: 'few' }
			: figure,
	);

export const ofCity = <Of extends Figure>(figures: readonly Of[]): Of[] =>
	figures.filter(({ districtNr }) => districtNr === null);
