/** `npm run admin -- create EMAIL`: the first administrator of a site, with a link to choose a password. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Database } from '#lib/platform/database.server.ts';
import { StartRefused } from '#lib/platform/embedded-postgres.server.ts';
import { withSiteDatabase } from './runtime/local-database.ts';
import { runScript } from './runtime/script.ts';

/** Makes (or promotes) the person, mails them, and answers with the link. */
type Administrators = { createAdministrator: (db: Database, email: string) => Promise<string> };

const verbs = join(import.meta.dirname, '../src/lib/accounts/administrators.server.ts');

runScript(async () => {
	const [command, email = ''] = process.argv.slice(2);
	if (command !== 'create' || !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) {
		throw new StartRefused('Say it as: npm run admin -- create name@example.dk');
	}
	if (!existsSync(verbs)) throw new StartRefused('This version has no accounts yet.');
	const { createAdministrator } = (await import(pathToFileURL(verbs).href)) as Administrators;
	await withSiteDatabase(async (db) => {
		const link = await createAdministrator(db, email);
		console.log(`${email} is administrator. A mail is on its way; the same link here, for one use:\n${link}`);
	});
});
