/**
 * `npm run admin -- create EMAIL`: the first administrator of a site, with a link to choose a password.
 * `npm run admin -- export EMAIL` and `-- forget EMAIL`: what is held of somebody who asks in writing, and their erasure.
 */
import { createAdministrator } from '#lib/accounts/membership/administrators.server.ts';
import { dataOfAddress, forgetAddress } from '#lib/accounts/own-account/own-data.server.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { Refused, refusalSentence } from '#lib/platform/errors.ts';
import { StartRefused } from '#lib/platform/start-refused.ts';
import { personalData } from '../src/personal-data.server.ts';
import { withSiteDatabase } from './runtime/local-database.ts';
import { runScript } from './runtime/script.ts';

const commands: Record<string, (db: Database, email: string) => Promise<string>> = {
	async create(db, email) {
		const link = await createAdministrator(db, email);
		return `${email} is administrator. A mail is on its way; the same link here, for one use:\n${link}`;
	},
	async export(db, email) {
		return JSON.stringify(await dataOfAddress(db, email, personalData), null, '\t');
	},
	async forget(db, email) {
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
