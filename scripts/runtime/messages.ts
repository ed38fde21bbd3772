/** Compiles messages/ into src/lib/paraglide for tests and scripts; Vite does it by itself for the site. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { compile } from '@inlang/paraglide-js';

export const paraglideOptions = {
	project: './project.inlang',
	outdir: './src/lib/paraglide',
	// The language of a page is decided in src/lib/i18n/locale.ts, so Paraglide needs no strategy of its own.
	strategy: ['baseLocale'] as ['baseLocale'],
	emitTsDeclarations: true,
	outputStructure: 'message-modules' as const,
};

export async function compileMessages({ unlessCurrent = false } = {}): Promise<void> {
	if (unlessCurrent && (await isCurrent())) return;
	await compile({ ...paraglideOptions, cleanOutdir: false });
}

async function isCurrent(): Promise<boolean> {
	const index = 'src/lib/paraglide/messages/_index.js';
	if (!existsSync(index)) return false;
	const compiled = statSync(index).mtimeMs;
	for await (const file of glob(['messages/**/*.json', 'project.inlang/settings.json'])) {
		if (statSync(file).mtimeMs > compiled) return false;
	}
	return true;
}

/** What is said in one language and not in the other, or in a file that project.inlang/settings.json does not list. */
export function compareMessages(): string[] {
	const listed = (JSON.parse(readFileSync('project.inlang/settings.json', 'utf8')) as Settings)[
		'plugin.inlang.messageFormat'
	].pathPattern.map((pattern) => pattern.replace('./messages/{locale}', ''));
	const onDisk = readdirSync('messages/da').map((file) => `/${file}`);
	const problems = onDisk
		.filter((file) => !listed.includes(file))
		.map((file) => `messages/da${file} is not listed`);
	const owner = new Map<string, string>();
	for (const file of listed) {
		problems.push(...['da', 'en'].flatMap((locale) => saidTwice(`messages/${locale}${file}`)));
		const [danish, english] = ['da', 'en'].map((locale) => keysOf(`messages/${locale}${file}`));
		for (const key of danish ?? []) {
			if (!english?.has(key)) problems.push(`messages/en${file} lacks ${key}`);
			if (owner.has(key)) problems.push(`${key} stands in ${owner.get(key)} and in messages/da${file}`);
			owner.set(key, `messages/da${file}`);
		}
		for (const key of english ?? []) if (!danish?.has(key)) problems.push(`messages/da${file} lacks ${key}`);
	}
	return problems;
}

/** JSON takes the last of two sentences under one key, and says nothing. */
function saidTwice(file: string): string[] {
	if (!existsSync(file)) return [];
	const keys = [...readFileSync(file, 'utf8').matchAll(/^\t"([^"]+)":/gm)].map(([, key = '']) => key);
	return keys.filter((key, at) => keys.indexOf(key) !== at).map((key) => `${file} says ${key} twice`);
}

type Settings = { 'plugin.inlang.messageFormat': { pathPattern: string[] } };

function keysOf(file: string): Set<string> {
	if (!existsSync(file)) return new Set();
	const said = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
	return new Set(Object.keys(said).filter((key) => !key.startsWith('$')));
}
