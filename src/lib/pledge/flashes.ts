/** What is said once on the page after one of this room’s forms; the signature’s page says it in its own place. */
import { flashTable, inPlace } from '#lib/platform/flash.ts';

export const pledgeFlashes = flashTable('pledge', {
	signed: inPlace,
});
