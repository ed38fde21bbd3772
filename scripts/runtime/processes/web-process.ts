/** One of several web processes behind one port (`WEB_PROCESSES`), started by `several.ts`. */
import { closeDatabase } from '#lib/platform/database/database.server.ts';
import { env } from '#lib/platform/env.server.ts';
import { Lifetime } from '../lifetime.ts';
import { runScript } from '../script.ts';
import { checkItself } from '../self-check.ts';
import { serveSite } from '../site.ts';

runScript(async () => {
	const life = new Lifetime();
	life.add(closeDatabase);
	life.endOnSignals();
	const site = await serveSite({ isOneOfSeveral: true });
	life.add(() => void process.emit('sveltekit:shutdown' as 'exit', 0));
	life.add(site.stop);
	life.add(
		checkItself(site.self, env().SELF_CHECK_SECONDS, () => life.fail('Pages can no longer be rendered.')),
	);
	process.send?.('ready');
});
