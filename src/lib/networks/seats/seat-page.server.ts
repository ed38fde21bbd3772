/** What stands behind the link in somebody's mail: their seat, and all that it opens. */
import { circleBody, today } from '#lib/networks/circles/bodies.server.ts';
import { termOf } from '#lib/networks/circles/circle.ts';
import { circleById } from '#lib/networks/circles/queries.server.ts';
import { newsOf } from '#lib/networks/joining/news-queries.server.ts';
import { meetingsCalendar } from '#lib/networks/meetings/calendar.server.ts';
import { answersOf, meetingsOf } from '#lib/networks/meetings/queries.server.ts';
import { seatPath } from '#lib/networks/seats/letters.server.ts';
import { seatBehind } from '#lib/networks/seats/own-seat.server.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { notFound } from '#lib/platform/errors.ts';
import { without } from '#lib/platform/keys.ts';

/** Who sits there reads all of it, also in a forum for members only. @throws 404 */
export async function seatPage(db: Database, secret: string) {
	const seat = await seatBehind(db, secret);
	const circle = await circleById(db, seat.circleId);
	const holds = seat.state === 'held' && seat.sits;
	const [body, answers, news] = await Promise.all([
		holds ? circleBody(db, circle) : null,
		holds ? answersOf(db, seat.id) : null,
		holds ? newsOf(db, circle.id) : [],
	]);
	return {
		circle,
		seat: { ...without(seat, ['email', 'invitedAt', 'answeredAt', 'personId']), term: termOf(seat, today()) },
		stored: { named: seat.showsName, muted: seat.muted },
		body,
		news,
		asked:
			body?.meetings.coming
				.filter(({ id, takesAnswers }) => takesAnswers && answers?.has(id))
				.map((meeting) => ({ ...meeting, answer: answers?.get(meeting.id) ?? null })) ?? [],
	};
}

/** @throws 404 */
export async function seatCalendar(db: Database, secret: string): Promise<string> {
	const seat = await seatBehind(db, secret);
	if (seat.state !== 'held' || !seat.sits) notFound();
	const circle = await circleById(db, seat.circleId);
	return meetingsCalendar(circle, await meetingsOf(db, circle.id, { called: true }), seatPath(secret));
}
