/**
 * `npm run admin -- create EMAIL`: the first administrator of a site, with a link to choose a password.
 * `npm run admin -- export EMAIL` and `-- forget EMAIL`: what is held of somebody who asks in writing, and their erasure.
 */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Database } from '#lib/platform/database/database.server.ts';
import { StartRefused } from '#lib/platform/start-refused.ts';
import { withSiteDatabase } from './runtime/local-database.ts';
import { runScript } from './runtime/script.ts';

/** Loaded once the messages are there. */
const load = <T>(path: string): Promise<T> =>
	import(pathToFileURL(join(import.meta.dirname, '../src', path)).href) as Promise<T>;
const own = () =>
	Promise.all([
		load<typeof import('#lib/accounts/own-account/own-data.server.ts')>('lib/accounts/own-data.server.ts'),
		load<typeof import('../src/personal-data.server.ts')>('personal-data.server.ts'),
	]);

const commands: Record<string, (db: Database, email: string) => Promise<string>> = {
	async create(db, email) {
		const { createAdministrator } = await load<
			typeof import('#lib/accounts/membership/administrators.server.ts')
		>('lib/accounts/administrators.server.ts');
		const link = await createAdministrator(db, email);
		return `${email} is administrator. A mail is on its way; the same link here, for one use:\n${link}`;
	},
	async export(db, email) {
		const [{ dataOfAddress }, { personalData }] = await own();
		return JSON.stringify(await dataOfAddress(db, email, personalData), null, '\t');
	},
	async forget(db, email) {
		const [{ forgetAddress }, { personalData }] = await own();
		const { Refused, refusalSentence } =
			await load<typeof import('#lib/platform/errors.ts')>('lib/platform/errors.ts');
		try {
			await forgetAddress(db, email, personalData);
		} catch (error) {
			throw error instanceof Refused ? new StartRefused(refusalSentence(error)) : error;
		}
		return `${email} is forgotten. Signatures stand: they are public documents.`;
	},
};

runScript(async () => {
	const [name = '', email = ''] = process.argv.slice(2);
	const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
	if (!command || !/^[^\s@]{1,64}@[^\s@.]+(\.[^\s@.]+)+$/.test(email.slice(0, 254)))
		throw new StartRefused('Say it as: npm run admin -- create|export|forget name@example.dk');
	await withSiteDatabase(async (db) => console.log(await command(db, email)));
});
