/** Invented people who have signed up, families among them, and a waiting list with an offer where all seats are taken. */
import type { Insertable } from 'kysely';
import { slugify } from '#lib/i18n/slugs.ts';
import type { Registration } from '#lib/platform/database/tables.ts';
import { batches, type City } from './city.ts';
import type { EventRow } from './events/plan.ts';
import { namer } from './names.ts';
import { randomFrom } from './random.ts';

/** Registrations are deleted a month after the event. */
const keptDays = 30;

/** How many come together, over and over. */
const sizes = [1, 2, 1, 1, 4, 1, 3];
/** Groups that are so many people together. */
function groupsOf(people: number): number[] {
	const groups: number[] = [];
	for (let left = people; left > 0; left -= groups.at(-1)!)
		groups.push(Math.min(left, sizes[groups.length % sizes.length]!));
	return groups;
}
/** Who waits where all seats are taken. */
const line = [2, 1, 4];

export async function addRegistrations({ trx, calendar }: City, events: readonly EventRow[]): Promise<void> {
	const random = randomFrom('registrations');
	const rows = events
		.filter(({ plan, state, day }) => plan.signUp === 'here' && state !== 'draft' && day > -keptDays)
		.flatMap(({ id, plan, turn, day }): Insertable<Registration>[] => {
			const seats = plan.seats ?? 40;
			const taken = Math.round((plan.taken ?? 0) / (turn === 0 ? 1 : turn * 3));
			const isFull = taken === seats;
			// Somebody has given a seat back, and the first who waited is offered it.
			const offeredUntil = isFull && day > 1 ? calendar.at(day - 1, '18:00') : null;
			const coming = groupsOf(offeredUntil ? taken - 1 : taken);
			const groups = [...coming, ...(offeredUntil ? [1] : []), ...(isFull ? line : [])];
			const nextName = namer(randomFrom(`guests of ${id}`));
			return groups.map((people, i) => {
				const isOffered = offeredUntil !== null && i === coming.length;
				const name = nextName();
				return {
					eventId: id,
					name,
					email: `${slugify(name).replaceAll('-', '.')}@example.org`,
					people,
					// At the doors that are open today, some have come already.
					...(day === 0 && i < coming.length / 3
						? { attended: people, checkedInAt: calendar.past(0, plan.at) }
						: {}),
					state: i < coming.length ? 'confirmed' : isOffered ? 'offered' : 'waiting',
					offeredUntil: isOffered ? offeredUntil : null,
					createdAt: calendar.past(Math.min(day - 1, -1) - random.whole(0, 9), '20:10'),
				};
			});
		});
	for (const batch of batches(rows)) await trx.insertInto('registration').values(batch).execute();
}
