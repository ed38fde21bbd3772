/**
 * What a partner can promise, following the policy's "who is responsible for what".
 * Equal treatment is law: every unit counts places, hours, visits or events, never people by who they are.
 * A type outlives the edition it was made for, so that hours given in two periods can be added: its key, unit and
 * direction are never changed. One that is no longer offered stays here, with the pages and totals of its commitments.
 * Besides those the site comes with there are those the municipality added (`added-types.ts`).
 */
import { plural } from '#lib/i18n/counted.ts';
import { currentLocale, type Locale } from '#lib/i18n/locale.ts';
import { formatNumber } from '#lib/i18n/numbers.ts';
import { textIn } from '#lib/i18n/text-by-language.ts';
import { addedType, addedTypes, isOpenType } from '#lib/policy/added-types.ts';
import { catalogueTypes } from '#lib/policy/catalogue-types.ts';
import type { CommitmentType, Unit } from '#lib/policy/commitment-type.ts';
import { currentEdition, type GoalKey, type PolicyEdition } from '#lib/policy/edition.ts';
import { kindTable, type OrganisationKind } from '#lib/policy/kinds.ts';
import { localised } from '#lib/policy/text.ts';

export type { CommitmentTypeKey } from '#lib/policy/catalogue-types.ts';
export type { CommitmentType, Unit } from '#lib/policy/commitment-type.ts';

/** Those the site comes with. */
export const commitmentTypes: readonly CommitmentType[] = catalogueTypes;

/** Everything that somebody may have promised. */
export const knownTypes = (): readonly CommitmentType[] => [
	...commitmentTypes,
	...addedTypes().added.filter(isOpenType),
];

/** The goal of `edition` that a commitment of this type normally serves; null where the type is not offered. */
export function defaultGoalOf(
	type: CommitmentType,
	edition: PolicyEdition = currentEdition(),
): GoalKey | null {
	const served =
		edition.serves?.[type.key] ?? Object.entries(type.serves).find(([key]) => key === edition.key)?.[1];
	return edition.goals.find(({ key }) => key === `${edition.key}/${served}`)?.key ?? null;
}

const isRetired = ({ key }: CommitmentType): boolean =>
	addedTypes().retired.includes(key) || (addedType(key)?.state ?? 'offered') !== 'offered';

/** The types that may be promised today. */
export const offeredTypes = (): readonly CommitmentType[] =>
	knownTypes().filter((type) => defaultGoalOf(type) !== null && !isRetired(type));

/** Whether a new commitment may be of this type. */
export const isTypeOffered = (value: unknown): value is string =>
	offeredTypes().some(({ key }) => key === value);

export const isCommitmentTypeKey = (value: unknown): value is string =>
	knownTypes().some(({ key }) => key === value);

/** Stands for a type that another release knows: counted as it is, offered to nobody. */
const unknownType = (key: string): CommitmentType => ({
	key,
	name: { da: 'En anden slags løfte', en: 'Another kind of promise' },
	question: { da: 'Hvor mange?', en: 'How many?' },
	help: { da: 'Det tælles i enheder.', en: 'It is counted in units.' },
	unit: { key: 'unit', one: { da: 'enhed', en: 'unit' }, other: { da: 'enheder', en: 'units' } },
	serves: { '2011-2014': null },
	defaultTarget: 1,
	countedFrom: 'manual',
	direction: 'up',
	confirms: 'municipality',
});

/** The type of a commitment, also one that is no longer offered. */
export const commitmentType = (key: string): CommitmentType =>
	commitmentTypes.find((candidate) => candidate.key === key) ?? addedType(key) ?? unknownType(key);

/** The types an organisation of this kind is offered first; any other may still be chosen. What was added suits every kind. */
export const typesFor = (kind: OrganisationKind): readonly CommitmentType[] => {
	const suited: readonly string[] = kindTable[kind].types;
	return offeredTypes().filter(({ key }) => suited.includes(key) || addedType(key));
};

/** The unit's word that goes with `amount`: "læreplads" for 1, "lærepladser" for 10. */
export function unitName(amount: number, unit: Unit, locale: string = currentLocale()): string {
	const { lang } = textIn(unit.other, locale);
	return localised(plural(lang, amount) === 'one' ? unit.one : unit.other, locale);
}

/** "10 lærepladser", "64 t", with a no-break space. `long` writes the word also where a symbol exists. */
export function formatAmount(
	amount: number,
	unit: Unit,
	locale: Locale = currentLocale(),
	length: 'short' | 'long' = 'short',
): string {
	const number = formatNumber(amount, 2, locale);
	const symbol = length === 'short' && unit.symbol && localised(unit.symbol, locale);
	return `${number}\u00a0${symbol || unitName(amount, unit, locale)}`;
}
