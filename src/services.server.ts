/** What the web process does besides answering: it hears of changed content and drops the pages it kept. */
import { closeDatabase, listener } from '#lib/platform/database.server.ts';
import { log } from '#lib/platform/log.server.ts';
import { pageCache } from '#lib/platform/page-cache.server.ts';

/** Called again after every break in the connection: what changed meanwhile was not heard. */
const hearing = () => {
	pageCache.clear();
	pageCache.listening = true;
};

export function startServices(): void {
	listener()
		.listen('content_changed', () => pageCache.clear(), hearing)
		.catch((error: Error) => log.warn('content changes are not heard; no page is kept', { error }));
	(process as NodeJS.EventEmitter).once('sveltekit:shutdown', () => void closeDatabase());
}
