/** Whether this process can do its work now: database, migrations, jobs. Asked by /readyz. */
import { sql } from 'kysely';
import { database, type Database } from '#lib/platform/database.server.ts';
import { workerName } from '#lib/platform/jobs.server.ts';
import { pendingMigrations } from '#lib/platform/migrations.server.ts';

export type Readiness = { ok: boolean; checks: Record<'database' | 'migrations' | 'jobs', boolean> };

const patience = 2000;

/** Every check answers within two seconds; one that does not has failed. */
export async function readiness(db: Database = database()): Promise<Readiness> {
	const [answers, migrations, jobs] = await Promise.all([
		holds(() => sql`select 1`.execute(db).then(() => true)),
		holds(async () => (await pendingMigrations(db)).length === 0),
		holds(() => workerSeen(db)),
	]);
	return { ok: answers && migrations && jobs, checks: { database: answers, migrations, jobs } };
}

/** A worker keeps a connection open under its name, in this process or another. */
async function workerSeen(db: Database): Promise<boolean> {
	const { rows } = await sql`select 1 from pg_stat_activity
		where application_name = ${workerName} and datname = current_database() limit 1`.execute(db);
	return rows.length > 0;
}

async function holds(check: () => Promise<boolean>): Promise<boolean> {
	let timer: NodeJS.Timeout | undefined;
	const late = new Promise<boolean>((settle) => (timer = setTimeout(settle, patience, false)));
	const answer = await Promise.race([check().catch(() => false), late]);
	clearTimeout(timer);
	return answer;
}
