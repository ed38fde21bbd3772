/** A festival of three days with parts of two organisations. */
import { answerPart } from '#lib/events/parts/answering.server.ts';
import { chooseParts } from '#lib/events/parts/choosing.server.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { makeEvent, organisation, type TestOrganisation } from './events.ts';

/** From Friday 27 November 2026 at four to Sunday at six. */
export const festivalTimes = {
	startsAt: new Date('2026-11-27T15:00:00Z'),
	endsAt: new Date('2026-11-29T17:00:00Z'),
};
/** `28T18:30`, Copenhagen's winter time, for two hours unless told otherwise. */
export const timesAt = (given: string, hours = 2) => {
	const startsAt = new Date(`2026-11-${given}:00+01:00`);
	return { startsAt, endsAt: new Date(startsAt.getTime() + hours * 3_600_000) };
};

export const choose = (
	db: Database,
	org: TestOrganisation,
	umbrella: { slug: string },
	parts: readonly { slug: string }[],
) => chooseParts(db, org.as('editor'), org.slug, umbrella.slug, { parts: parts.map(({ slug }) => slug) });

export const says = (
	db: Database,
	org: TestOrganisation,
	umbrella: { slug: string },
	event: { slug: string },
	answer: 'accepted' | 'declined' | 'left',
) => answerPart(db, org.as('editor'), org.slug, { umbrella: umbrella.slug, event: event.slug }, answer);

export async function festival(db: Database) {
	const [host, guest] = [await organisation(db, 'vaert'), await organisation(db, 'gaest')];
	const umbrella = await makeEvent(db, host.id, { title: 'Sydhavnens festival', ...festivalTimes });
	const own = await makeEvent(db, host.id, { title: 'Fakkeltog', ...timesAt('27T18:00') });
	const theirs = await makeEvent(db, guest.id, { title: 'Kagedyst', ...timesAt('28T14:00') });
	await choose(db, host, umbrella, [own, theirs]);
	return { host, guest, umbrella, own, theirs };
}
