/** What is said once on the page after one of the guide’s forms. */
import { flashTable } from '#lib/platform/flash.ts';
import { m } from '#lib/paraglide/messages.js';

export const welcomeFlashes = flashTable('welcome', {
	made: m.welcome_done_made,
	arranged: m.welcome_done_arranged,
	published: m.welcome_done_published,
	takenOff: m.welcome_done_taken_off,
	written: m.welcome_done_written,
	filmAdded: m.welcome_done_film_added,
	filmRemoved: m.welcome_done_film_removed,
});
