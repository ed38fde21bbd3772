/** What the web process does besides answering: it hears of changed content and drops the pages it kept. */
import { hearAnnouncements } from '#lib/platform/visitors/announcements.server.ts';
import { closeDatabase } from '#lib/platform/database/database.server.ts';

export function startServices(): void {
	hearAnnouncements();
	(process as NodeJS.EventEmitter).once('sveltekit:shutdown', () => void closeDatabase());
}
