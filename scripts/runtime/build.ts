/** Builds the site when what it is made of has changed since the last build. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { StartRefused } from '#lib/platform/start-refused.ts';
import { run } from './run.ts';

const ingredients = [
	'src/**/*',
	'messages/**/*',
	'static/**/*',
	'project.inlang/settings.json',
	'*.config.{js,ts}',
	'scripts/runtime/messages.ts',
	'scripts/runtime/one-language.ts',
	'scripts/runtime/page-script.ts',
	'package-lock.json',
];
/** Inside the build, so that it goes when the build does. */
const stamp = 'build/.made-of';

export async function buildIfNeeded(): Promise<void> {
	const contents = await fingerprint();
	if (existsSync('build/handler.js') && existsSync(stamp) && readFileSync(stamp, 'utf8') === contents) return;
	console.log('Building the site …');
	const { code, output } = await run('vite', ['build'], { quiet: true, env: { NODE_ENV: 'production' } });
	if (code !== 0) throw new StartRefused(`${output}\nThe site could not be built; the reason stands above.`);
	writeFileSync(stamp, contents);
}

/** Names and contents of everything the build reads. */
async function fingerprint(): Promise<string> {
	const files: string[] = [];
	for await (const entry of glob(ingredients, { withFileTypes: true })) {
		const path = `${entry.parentPath}/${entry.name}`;
		if (entry.isFile() && !path.includes('/lib/paraglide/') && !path.includes('.test.')) files.push(path);
	}
	const hash = createHash('sha256');
	for (const file of files.sort()) hash.update(file).update('\0').update(readFileSync(file)).update('\0');
	return hash.digest('hex');
}
