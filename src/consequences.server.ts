/** What follows when a partner is suspended, reinstated or closed. Each room says what it does; here they are only listed. */
import { benefitsFollow } from '#lib/benefits/halting.server.ts';
import { eventsFollow } from '#lib/events/halting.server.ts';
import { postingsFollow } from '#lib/matching/postings/halting.server.ts';
import { opportunitiesFollow } from '#lib/opportunities/halting.server.ts';
import type { Consequence } from '#lib/organisations/application/consequences.ts';

export const consequences: readonly Consequence[] = [
	eventsFollow,
	opportunitiesFollow,
	benefitsFollow,
	postingsFollow,
];
