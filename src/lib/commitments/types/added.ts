/** The noun: a type of promise that the municipality adds, or that a partner proposes for a draft that waits for it. */
import type { TextByLanguage } from '#lib/i18n/text-by-language.ts';
import type { AddedType, AddedTypeState } from '#lib/policy/added-types.ts';
import type { Confirmer } from '#lib/policy/commitment-type.ts';
import { goalOf, type ServedGoals } from '#lib/policy/edition.ts';
import { m } from '#lib/paraglide/messages.js';

/** Every page carries them, so there are not many. */
export const mostTypes = 100;
/** Proposals of one organisation that wait at a time. */
export const mostWaitingOfOne = 3;

export interface TypeTexts {
	readonly name: TextByLanguage;
	readonly question: TextByLanguage;
	readonly help: TextByLanguage;
	readonly unitOne: TextByLanguage;
	readonly unitOther: TextByLanguage;
	readonly symbol: TextByLanguage | null;
}

export interface TypeRow extends TypeTexts {
	readonly key: string;
	readonly state: AddedTypeState;
	readonly goal: string;
	readonly defaultTarget: number;
	readonly confirms: Confirmer;
	readonly organisationId: number | null;
}

/** The row as the catalogue has it. It counts what is reported by hand, upwards, in a unit of its own. */
export function typeFrom(row: TypeRow): AddedType {
	const goal = goalOf(row.goal);
	const [edition = '', served = ''] = row.goal.split('/');
	return {
		key: row.key,
		name: row.name,
		question: row.question,
		help: row.help,
		unit: {
			key: row.key,
			one: row.unitOne,
			other: row.unitOther,
			...(row.symbol ? { symbol: row.symbol } : {}),
		},
		// Which edition it is of is known when the site runs, not when it is compiled.
		serves: (goal ? { [edition]: served } : {}) as unknown as ServedGoals,
		defaultTarget: row.defaultTarget,
		countedFrom: 'manual',
		direction: 'up',
		confirms: row.confirms,
		state: row.state,
		organisationId: row.organisationId,
	};
}

/** "Hvor mange fællesspisninger vil I stå for?", until somebody has a better question. */
export const questionFrom = (unitOther: string): string => m.commitment_type_question({ unit: unitOther });

const languages = ['da', 'en'] as const;
const named = { da: 'Danish', en: 'English' } as const;
const partsOfTexts = ['name', 'question', 'help', 'unitOne', 'unitOther', 'symbol'] as const;

type TypeField = `${(typeof partsOfTexts)[number]}${'Danish' | 'English'}`;

/** As a form has the texts: `nameDanish`, `nameEnglish` and so on; what is not there is empty. */
export const textValues = (texts: TypeTexts): Record<TypeField, string> =>
	Object.fromEntries(
		partsOfTexts.flatMap((part) =>
			languages.map((tag) => [`${part}${named[tag]}`, texts[part]?.[tag] ?? '']),
		),
	) as Record<TypeField, string>;

/** The other way round. A language that the form does not have stays as it was. */
export function textsFrom(values: Readonly<Record<TypeField, string>>, before?: TypeTexts): TypeTexts {
	const text = (part: (typeof partsOfTexts)[number]): TextByLanguage => {
		const given = languages.map((tag) => [tag, values[`${part}${named[tag]}`]] as const);
		const others = Object.entries(before?.[part] ?? {}).filter(([tag]) => !(tag in named));
		return Object.fromEntries(
			[...others, ...given].filter(([, words]) => words),
		) as unknown as TextByLanguage;
	};
	return {
		name: text('name'),
		question: text('question'),
		help: text('help'),
		unitOne: text('unitOne'),
		unitOther: text('unitOther'),
		symbol: values.symbolDanish ? text('symbol') : null,
	};
}

/** All words of a type, to be looked at for whom they may shut out. */
export const wordsOfType = (texts: TypeTexts): string[] => {
	const { name, question, help, unitOne, unitOther } = texts;
	return [name, question, help, unitOne, unitOther].flatMap((one) =>
		Object.values(one).filter((words) => words !== undefined),
	);
};
