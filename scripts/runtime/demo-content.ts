/** The invented city of the demo, put in once. A marker beside the data says that it is there. */
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { closeDatabase, database, type Database } from '#lib/platform/database/database.server.ts';
import { StartRefused } from '#lib/platform/start-refused.ts';

export type DemoAccount = { email: string; password: string; role: string };
type Seed = { seedDemo: (db: Database) => Promise<void>; demoAccounts: DemoAccount[] };

/** @returns the accounts one can log in with. */
export async function seedOnce(serverDir: string): Promise<DemoAccount[]> {
	const file = join(import.meta.dirname, '../seed/demo.ts');
	if (!existsSync(file)) return [];
	const { seedDemo, demoAccounts } = (await import(pathToFileURL(file).href)) as Seed;
	const marker = join(serverDir, 'seeded');
	if (!existsSync(marker)) {
		console.log('Filling the city with invented partners …');
		await seedDemo(database()).catch(async (error: unknown) => {
			await closeDatabase();
			console.error(error);
			throw new StartRefused(
				'The demo content could not be written. Start over with: npm run demo -- --fresh',
			);
		});
		writeFileSync(marker, '');
	}
	return demoAccounts;
}

export function printAccounts(accounts: DemoAccount[]): void {
	const width = (column: 'role' | 'email') => Math.max(...accounts.map((account) => account[column].length));
	for (const { role, email, password } of accounts) {
		console.log(`  ${role.padEnd(width('role'))}  ${email.padEnd(width('email'))}  ${password}`);
	}
}
