/** The site and its jobs in this process. */
import { env } from '#lib/platform/env.server.ts';
import { startWorker } from '#lib/platform/jobs/jobs.server.ts';
import type { Lifetime } from './lifetime.ts';
import { checkItself } from './self-check.ts';
import { serveSite } from './site.ts';

/** @throws StartRefused when there is no build or the port is taken. */
export async function serveInOne(life: Lifetime): Promise<void> {
	const { DATABASE_URL, SELF_CHECK_SECONDS, WORKER } = env();
	if (WORKER) {
		const { tasks, crontab } = await import('../../src/jobs.server.ts');
		life.add((await startWorker({ url: DATABASE_URL, tasks, crontab })).stop);
	}
	const site = await serveSite();
	life.add(() => void process.emit('sveltekit:shutdown' as 'exit', 0));
	life.add(site.stop);
	life.add(checkItself(site.self, SELF_CHECK_SECONDS, () => life.fail('Pages can no longer be rendered.')));
}
