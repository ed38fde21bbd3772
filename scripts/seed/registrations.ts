/** Invented people who have signed up, and a waiting list where all seats are taken. */
import type { Insertable } from 'kysely';
import { slugify } from '#lib/i18n/slugs.ts';
import type { Registration } from '#lib/platform/database/tables.ts';
import { batches, type City } from './city.ts';
import type { EventRow } from './events.ts';
import { namer } from './names.ts';
import { randomFrom } from './random.ts';

/** Registrations are deleted a month after the event. */
const keptDays = 30;

export async function addRegistrations({ trx, calendar }: City, events: readonly EventRow[]): Promise<void> {
	const random = randomFrom('registrations');
	const rows = events
		.filter(({ plan, state, day }) => plan.signUp === 'here' && state !== 'draft' && day > -keptDays)
		.flatMap(({ id, plan, turn, day }): Insertable<Registration>[] => {
			const seats = plan.seats ?? 40;
			const taken = Math.round((plan.taken ?? 0) / (turn === 0 ? 1 : turn * 3));
			const waiting = taken === seats ? 3 : 0;
			const nextName = namer(randomFrom(`guests of ${id}`));
			return Array.from({ length: taken + waiting }, (_, i) => {
				const name = nextName();
				return {
					eventId: id,
					name,
					email: `${slugify(name).replaceAll('-', '.')}@example.org`,
					state: i < taken ? 'confirmed' : 'waiting',
					createdAt: calendar.past(Math.min(day - 1, -1) - random.whole(0, 9), '20:10'),
				};
			});
		});
	for (const batch of batches(rows)) await trx.insertInto('registration').values(batch).execute();
}
