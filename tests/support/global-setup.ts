/** One PostgreSQL for the whole run, with a migrated template that every test copies; gone when the run ends or is killed. */
import type { TestProject } from 'vitest/node';
import { startEmbedded } from '../../scripts/runtime/postgres/embedded.ts';
import { migrateToLatest } from '#lib/platform/database/migrations.server.ts';
import { compileMessages } from '../../scripts/runtime/messages.ts';

declare module 'vitest' {
	interface ProvidedContext {
		/** Address of the template database; its server holds the copies. */
		templateUrl: string;
	}
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
	await compileMessages({ unlessCurrent: true });
	const server = await startEmbedded({ fsync: false, database: 'template' });
	await migrateToLatest(server.url);
	project.provide('templateUrl', server.url);
	return () => server.stop();
}
