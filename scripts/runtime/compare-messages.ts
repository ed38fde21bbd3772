/** Whether every language says the same things: the same messages with the same inputs, counted by its own plurals. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { baseLocale, isComplete, locales, siteLanguages, type Locale } from '#lib/i18n/locale.ts';

/** A message of inlang's message format: a text, or one text for each form of a number. */
export type Message = string | readonly [Variants];
interface Variants {
	/** `input name`, `local countPlural = count: plural`. */
	declarations: readonly string[];
	selectors: readonly string[];
	/** By `countPlural=one`. */
	match: Readonly<Record<string, string>>;
}
export type Messages = Readonly<Record<string, Message>>;

/** Everything that is wrong in `messages/`, one sentence each. */
export function compareMessages(): string[] {
	const settings = JSON.parse(readFileSync('project.inlang/settings.json', 'utf8')) as Settings;
	const listed = settings['plugin.inlang.messageFormat'].pathPattern.map((pattern) =>
		pattern.replace('./messages/{locale}', ''),
	);
	const problems: string[] = [];
	const owner = new Map<string, string>();
	for (const locale of locales)
		for (const file of globSync(`messages/${locale}/*.json`))
			if (!listed.includes(file.replace(`messages/${locale}`, ''))) problems.push(`${file} is not listed`);
	// A language in part may say what it says in one file, or in any.
	const everything = Object.assign({}, ...listed.map((file) => read(baseLocale, file))) as Messages;
	for (const file of listed) {
		const base = read(baseLocale, file);
		for (const key of Object.keys(base)) {
			if (owner.has(key)) problems.push(`${key} stands in ${owner.get(key)} and in ${baseLocale}${file}`);
			owner.set(key, `${baseLocale}${file}`);
		}
		for (const locale of locales) {
			const where = pathOf(locale, file);
			const said = read(locale, file);
			problems.push(...saidTwice(where));
			const expected = isComplete(locale) ? base : everything;
			const { intl } = siteLanguages[locale];
			const found = problemsIn(said, expected, intl, isComplete(locale));
			problems.push(...found.map((one) => `${where}: ${one}`));
		}
	}
	return problems;
}

/** What a language says against what it is to say, if it is to say it all; `intl` names it to `Intl.PluralRules`. */
export function problemsIn(said: Messages, base: Messages, intl: string, complete = true): string[] {
	const strange = Object.keys(said).filter((key) => !Object.hasOwn(base, key));
	const pairs = Object.keys(said).filter(
		(key) => /_one$/.test(key) && key.replace(/_one$/, '_other') in said,
	);
	return [
		...strange.map((key) => `${key} is not in the base language`),
		...pairs.map((key) => `${key} and its _other are one message that counts`),
		...Object.keys(base).flatMap((key) => {
			const message = said[key];
			if (message === undefined) return complete ? [`${key} is missing`] : [];
			const inputs = inputsOf(message).join(', ');
			const expected = inputsOf(base[key]!).join(', ');
			return [
				...(inputs === expected ? [] : [`${key} is given (${expected}) and asks for (${inputs})`]),
				...(typeof message === 'string' ? [] : formsOf(key, message[0], intl)),
			];
		}),
	];
}

/** A message that counts has a text for each of the language's forms, and no other. */
function formsOf(key: string, { declarations, selectors, match }: Variants, intl: string): string[] {
	const forms = [...new Intl.PluralRules(intl).resolvedOptions().pluralCategories].sort();
	const counting = declarations.some((one) => /^local countPlural = count: plural$/.test(one));
	if (!counting || selectors.join() !== 'countPlural') return [`${key} counts otherwise than by countPlural`];
	const given = Object.keys(match).map((one) => one.replace('countPlural=', ''));
	return given.sort().join() === forms.join() ? [] : [`${key} has ${given.join()}, not ${forms.join()}`];
}

const placeholders = (text: string) => [...text.matchAll(/(?<!\\)\{(\w+)\}/g)].map(([, name = '']) => name);

function inputsOf(message: Message): string[] {
	if (typeof message === 'string') return [...new Set(placeholders(message))].sort();
	const { declarations, match } = message[0];
	const local = new Set(declarations.flatMap((one) => /^local (\w+)/.exec(one)?.[1] ?? []));
	const declared = declarations.flatMap((one) => /^input (\w+)$/.exec(one)?.[1] ?? []);
	const used = Object.values(match).flatMap(placeholders);
	return [...new Set([...declared, ...used.filter((name) => !local.has(name))])].sort();
}

const pathOf = (locale: Locale, file: string) => `messages/${locale}${file}`;

function read(locale: Locale, file: string): Messages {
	const path = pathOf(locale, file);
	if (!existsSync(path)) return {};
	const { $schema: _, ...said } = JSON.parse(readFileSync(path, 'utf8')) as Record<string, Message>;
	return said;
}

/** JSON takes the last of two sentences under one key, and says nothing. */
function saidTwice(file: string): string[] {
	if (!existsSync(file)) return [];
	const keys = [...readFileSync(file, 'utf8').matchAll(/^\t"([^"]+)":/gm)].map(([, key = '']) => key);
	return keys.filter((key, at) => keys.indexOf(key) !== at).map((key) => `${file} says ${key} twice`);
}

type Settings = { 'plugin.inlang.messageFormat': { pathPattern: string[] } };
