/** What is kept of those who had a seat, or were offered one, only for a time. */
import { seatKeepings } from '#lib/networks/seats/queries.server.ts';
import { defineKeeper } from '#lib/platform/personal-data/keeping.server.ts';

export const forgetSeats = defineKeeper('networks.forget_seats', seatKeepings);
