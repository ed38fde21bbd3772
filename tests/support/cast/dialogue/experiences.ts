/** What tests of equal treatment stand on: something that was told, the two who read, and somebody who helps. */
import { randomUUID } from 'node:crypto';
import { grounds, settings, type ReaderRole } from '#lib/equality/experience.ts';
import type { HelperInput } from '#lib/equality/help/input.ts';
import { addHelper } from '#lib/equality/help/helpers.server.ts';
import type { CheckInput } from '#lib/equality/practice/input.ts';
import { questionsOf, type CheckAnswer, type Theme } from '#lib/equality/practice/practice.ts';
import { appointReader } from '#lib/equality/reading/appointing.server.ts';
import type { TellInput } from '#lib/equality/telling/input.ts';
import { tellExperience } from '#lib/equality/telling/telling.server.ts';
import { copenhagenDate } from '#lib/i18n/copenhagen.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { person, type Somebody } from '../people.ts';

let networks = 0;
/** Each from a network of its own: no limit is met by accident. */
export const fromElsewhere = (): string => `10.8.${++networks >> 8}.${networks % 250}`;

export const tellsOf = (given: Partial<TellInput> = {}): TellInput => ({
	grounds: ['belief'],
	setting: 'work',
	happened: 'this_month',
	district: 3,
	deeds: ['refused'],
	words: 'Chefen sagde, at tørklædet skulle af, før jeg kunne få vagten.',
	reply: 'code',
	submission: randomUUID(),
	...given,
});

/** Told, with the code to come back by. */
export async function toldOf(
	db: Database,
	given: Partial<Omit<TellInput, 'reply'>> = {},
): Promise<{ code: string; id: number; input: TellInput }> {
	const before = await db.selectFrom('experience').select('id').execute();
	const input = tellsOf(given);
	const code = await tellExperience(db, input, fromElsewhere());
	const after = await db.selectFrom('experience').select('id').execute();
	const { id } = after.find((one) => before.every((other) => other.id !== one.id))!;
	return { code: code!, id, input };
}

/** Somebody at the municipality who is named to read. */
export async function readerOf(db: Database, role: ReaderRole = 'adviser'): Promise<Somebody> {
	const [administrator, reader] = [await person(db, 'administrator'), await person(db, 'consultant')];
	await appointReader(db, administrator, { person: reader.person.id, role });
	return reader;
}

export const helps = (given: Partial<HelperInput> = {}): HelperInput => ({
	title: 'Rådgivningen Prøven',
	wordsDanish: 'Rådgiver om diskrimination på arbejdet.',
	wordsEnglish: null,
	tel: '33 00 00 00',
	mail: null,
	web: null,
	grounds: [...grounds],
	settings: [...settings],
	...{ hours1: '9-15', hours2: '', hours3: '', hours4: '', hours5: '', hours6: '', hours7: '' },
	checkedOn: copenhagenDate(now()),
	submission: undefined,
	...given,
});

/** @returns its number */
export async function helperOf(db: Database, given: Partial<HelperInput> = {}): Promise<number> {
	await addHelper(db, await person(db, 'consultant'), helps(given));
	const { id } = await db
		.selectFrom('equalityHelper')
		.select('id')
		.orderBy('id', 'desc')
		.limit(1)
		.executeTakeFirstOrThrow();
	return id;
}

/** Every question of the theme answered alike, but for those given. */
export const checkAnswers = (
	theme: Theme,
	answer: CheckAnswer = 'yes',
	given: Partial<CheckInput> = {},
): CheckInput => ({
	...(Object.fromEntries(questionsOf(theme).map((question) => [question, answer])) as CheckInput),
	submission: undefined,
	...given,
});
