/** What tests of the welcome guide stand on: a step with its Danish text, published or not, and its translations. */
import type { Actor } from '#lib/accounts/actor.ts';
import { makeStep, publishStep, writeText } from '#lib/guide/welcome/desk/writing.server.ts';
import type { NewStepInput, TextInput } from '#lib/guide/welcome/input.ts';
import type { Database } from '#lib/platform/database/database.server.ts';

export const writes = (given: Partial<TextInput> = {}): TextInput => ({
	title: 'Find din læge',
	lead: 'Lægen står på det gule kort.',
	body: 'Ring, og få en tid.\n\nDet er gratis.',
	links: [{ title: 'borger.dk', url: 'https://www.borger.dk/' }],
	source: 1,
	sameMeaning: false,
	...given,
});

/** @returns its slug */
export async function draftStep(
	db: Database,
	editor: Actor,
	given: Partial<NewStepInput> = {},
): Promise<string> {
	const { title, lead, body, links } = writes();
	const desk = await makeStep(db, editor, {
		...{ title, lead, body, links, theme: 'health', phase: 'first', submission: undefined },
		...given,
	});
	return desk.split('/').at(-1)!;
}

export async function publishedStep(
	db: Database,
	editor: Actor,
	given: Partial<NewStepInput> = {},
): Promise<string> {
	const slug = await draftStep(db, editor, given);
	await publishStep(db, editor, slug);
	return slug;
}

export const arabic = writes({
	title: 'اعرف طبيبك',
	lead: 'اسم طبيبك على البطاقة الصفراء.',
	body: 'اتصل واحصل على موعد.',
});

export const translate = (
	db: Database,
	editor: Actor,
	slug: string,
	language = 'ar',
	given: Partial<TextInput> = {},
): Promise<void> => writeText(db, editor, slug, language, { ...arabic, ...given });
