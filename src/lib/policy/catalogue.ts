/**
 * What a partner can promise, following the policy's "who is responsible for what".
 * Equal treatment is law: every unit counts places, hours, visits or events, never people by who they are.
 */
import { currentLocale } from '#lib/i18n/locale.ts';
import { formatNumber } from '#lib/i18n/numbers.ts';
import { cityTypes } from '#lib/policy/catalogue-city.ts';
import { workTypes } from '#lib/policy/catalogue-work.ts';
import type { ActorKind, CommitmentType, Unit } from '#lib/policy/commitment-type.ts';
import { localised, policyLanguage } from '#lib/policy/text.ts';

const catalogueTypes = [...workTypes, ...cityTypes] as const;

export type CommitmentTypeKey = (typeof catalogueTypes)[number]['key'];

export const commitmentTypes: readonly CommitmentType[] = catalogueTypes;
export const commitmentTypeKeys: readonly CommitmentTypeKey[] = catalogueTypes.map((type) => type.key);

export const isCommitmentTypeKey = (value: unknown): value is CommitmentTypeKey =>
	commitmentTypeKeys.some((key) => key === value);

/** @throws RangeError for a key the catalogue does not know */
export function commitmentType(key: string): CommitmentType {
	const type = commitmentTypes.find((candidate) => candidate.key === key);
	if (!type) throw new RangeError(`The catalogue has no commitment type ${key}`);
	return type;
}

/** The types an organisation of this kind is offered first; any type may still be chosen. */
export const typesFor = (kind: ActorKind): readonly CommitmentType[] =>
	commitmentTypes.filter((type) => type.kinds.includes(kind));

const plurals = { da: new Intl.PluralRules('da'), en: new Intl.PluralRules('en') };

/** The unit's word that goes with `amount`: "læreplads" for 1, "lærepladser" for 10. */
export function unitName(amount: number, unit: Unit, locale: string = currentLocale()): string {
	const rule = plurals[policyLanguage(locale)].select(amount);
	return localised(rule === 'one' ? unit.one : unit.other, locale);
}

/** "10 lærepladser", "64 t", with a no-break space. `long` writes the word also where a symbol exists. */
export function formatAmount(
	amount: number,
	unit: Unit,
	locale: string = currentLocale(),
	length: 'short' | 'long' = 'short',
): string {
	const number = formatNumber(amount, 2, policyLanguage(locale));
	const symbol = length === 'short' && unit.symbol && localised(unit.symbol, locale);
	return `${number}\u00a0${symbol || unitName(amount, unit, locale)}`;
}
