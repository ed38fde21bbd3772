/** Where an event or a place to learn is: as values, and as a form has it. */
import { addressOrNull, placeNameOrNull } from '#lib/geography/place-fields.ts';
import { pointOrNull, typedPointOrNull } from '#lib/geography/point-field.ts';
import type { Point } from '#lib/geography/point.ts';
import { m } from '#lib/paraglide/messages.js';
import { choice, idOrNull } from '#lib/platform/forms/fields.ts';
import { rulesOver } from '#lib/platform/forms/rules.ts';

/** The ways to say where. Only what belongs to the chosen one is read. */
export const whereWays = ['site', 'other', 'online', 'districts', 'city'] as const;
export type Where = (typeof whereWays)[number];

export interface PlaceInput {
	where: Where;
	site: number | null;
	placeName: string | null;
	address: string | null;
	point: Point | null;
}

/** Which of them a form offers. */
export const whereAmong = <Way extends Where>(ways: readonly [Way, ...Way[]]) =>
	choice(ways, () => m.event_where_missing());

export const placeValues = {
	site: idOrNull,
	placeName: placeNameOrNull,
	address: addressOrNull,
	point: pointOrNull,
};
export const placeForm = { ...placeValues, point: typedPointOrNull };

const rule = rulesOver<PlaceInput>();
export const placeRules = [
	rule('site', ['where', 'site'], (at) => at.where === 'site' && at.site === null && m.event_site_missing()),
	rule(
		'address',
		['where', 'address', 'point'],
		(at) => at.where === 'other' && at.address === null && at.point === null && m.event_address_missing(),
	),
];

type Branches = Record<string, Record<string, readonly string[]>>;

export const placeBranches = {
	where: { site: ['site'], other: ['placeName', 'address', 'point'], online: ['onlineUrl'] },
} satisfies Branches;

/** Leaves out what was filled in under a choice that was not taken. */
export const withoutUnused =
	(branches: Branches) =>
	(form: Record<string, unknown>): Record<string, unknown> => {
		const kept = { ...form };
		for (const [chooser, ways] of Object.entries(branches)) {
			for (const [way, fields] of Object.entries(ways)) {
				if (form[chooser] !== way) for (const field of fields) delete kept[field];
			}
		}
		return kept;
	};
