/** Whether this process can do its work now: pages, database, migrations, jobs. Asked by /readyz. */
import { sql } from 'kysely';
import { database, type Database } from '#lib/platform/database/database.server.ts';
import { workerName } from '#lib/platform/jobs/jobs.server.ts';
import { pendingMigrations } from '#lib/platform/database/migrations.server.ts';

/** `slow`: no answer in time, which also happens to a process that has much to do. */
export type Outcome = 'ok' | 'failed' | 'slow';
export interface Readiness {
	ok: boolean;
	checks: Record<'page' | 'database' | 'migrations' | 'jobs', Outcome>;
}
type Check = () => Promise<boolean>;

/** Milliseconds a check may take. */
const patience = 2000;

/** @param rendersPage tries a page that asks no database, so that each check tells of one thing. */
export async function readiness(rendersPage: Check, db: Database = database()): Promise<Readiness> {
	const [page, answers, migrations, jobs] = await Promise.all([
		outcome(rendersPage),
		outcome(() => sql`select 1`.execute(db).then(() => true)),
		outcome(async () => (await pendingMigrations(db)).length === 0),
		outcome(() => workerSeen(db)),
	]);
	const checks = { page, database: answers, migrations, jobs };
	return { ok: Object.values(checks).every((one) => one === 'ok'), checks };
}

/** A worker keeps a connection open under its name, in this process or another. */
async function workerSeen(db: Database): Promise<boolean> {
	const { rows } = await sql`select 1 from pg_stat_activity
		where application_name = ${workerName} and datname = current_database() limit 1`.execute(db);
	return rows.length > 0;
}

async function outcome(check: Check): Promise<Outcome> {
	let timer: NodeJS.Timeout | undefined;
	const late = new Promise<Outcome>((settle) => (timer = setTimeout(settle, patience, 'slow')));
	const tried = (async (): Promise<Outcome> => ((await check()) ? 'ok' : 'failed'))();
	const answer = await Promise.race([tried.catch((): Outcome => 'failed'), late]);
	clearTimeout(timer);
	return answer;
}
