/**
 * What is looked for and offered, in the words of those who look. Each becomes a commitment of one type from the policy's
 * catalogue, and is counted in that type's unit; kinds of the same type can therefore meet.
 */
import {
	commitmentType,
	defaultGoalOf,
	isTypeOffered,
	type CommitmentTypeKey,
} from '#lib/policy/catalogue.ts';
import { localised } from '#lib/policy/text.ts';
import type { CommitmentType } from '#lib/policy/commitment-type.ts';
import { m } from '#lib/paraglide/messages.js';

interface MatchingKind {
	type: CommitmentTypeKey;
	name: () => string;
}

const table = {
	mentors: { type: 'mentor-hours', name: () => m.matching_kind_mentors() },
	'homework-help': { type: 'homework-help', name: () => m.matching_kind_homework() },
	'company-visits': { type: 'company-visits', name: () => m.matching_kind_visits() },
	'guest-teachers': { type: 'company-visits', name: () => m.matching_kind_teachers() },
	apprenticeships: { type: 'apprenticeships', name: () => m.matching_kind_apprenticeships() },
	'work-placements': { type: 'work-placements', name: () => m.matching_kind_placements() },
	'spare-time-jobs': { type: 'spare-time-jobs', name: () => m.matching_kind_jobs() },
	volunteers: { type: 'volunteer-places', name: () => m.matching_kind_volunteers() },
	premises: { type: 'room-hours', name: () => m.matching_kind_premises() },
	equipment: { type: 'equipment', name: () => m.matching_kind_equipment() },
	'language-practice': { type: 'language-cafes', name: () => m.matching_kind_language() },
	advice: { type: 'advice-hours', name: () => m.matching_kind_advice() },
	'education-evenings': { type: 'education-evenings', name: () => m.matching_kind_evenings() },
	walks: { type: 'neighbourhood-walks', name: () => m.matching_kind_walks() },
} as const satisfies Record<string, MatchingKind>;

export type MatchingKindKey = keyof typeof table;
export const matchingKinds = Object.keys(table) as MatchingKindKey[];

export const isMatchingKind = (value: unknown): value is MatchingKindKey =>
	typeof value === 'string' && Object.hasOwn(table, value);

/** A kind that only another release knows is spoken of as something else. */
const kindOf = (key: string): { type: string; name: () => string } =>
	isMatchingKind(key) ? table[key] : { type: key, name: () => localised(commitmentType(key).name) };

/** "Gæstelærere" */
export const kindName = (key: string): string => kindOf(key).name();

/** The type of commitment that a match of this kind becomes. */
export const typeOf = (key: string): CommitmentType => commitmentType(kindOf(key).type);

/** The kinds somebody may look for or offer today. */
export const offeredKinds = (): MatchingKindKey[] =>
	matchingKinds.filter((key) => isTypeOffered(table[key].type));

/** The goal that a post of this kind normally serves; empty where the kind is no longer offered. */
export const usualGoalOf = (key: string): string => defaultGoalOf(typeOf(key)) ?? '';

/** The kinds that count the same thing, itself first. */
export const kindsLike = (key: string): MatchingKindKey[] =>
	matchingKinds
		.filter((other) => table[other].type === kindOf(key).type)
		.toSorted((one, other) => Number(other === key) - Number(one === key));
