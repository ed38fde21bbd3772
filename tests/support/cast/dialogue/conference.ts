/** A conference on the festival's Saturday, 28 November 2026: three sessions, two of them at once. */
import type { Actor } from '#lib/accounts/actor.ts';
import { createConference } from '#lib/dialogue/conference/conference.server.ts';
import { addDecision } from '#lib/dialogue/conference/decisions.server.ts';
import type { ConferenceInput, DecisionInput } from '#lib/dialogue/conference/input.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { makeEvent, organisation } from '../events.ts';
import { choose, festivalTimes, timesAt } from '../festivals.ts';

export const conferenceInput = (given: Partial<ConferenceInput> = {}): ConferenceInput => ({
	title: 'Hvem mangler i rummet?',
	theme: 'Hvem er ikke med, når byen beslutter noget?',
	heldOn: '2026-11-28',
	place: 'Biblioteket',
	page: null,
	isPublic: true,
	submission: crypto.randomUUID(),
	...given,
});

export const decisionInput = (given: Partial<DecisionInput> = {}): DecisionInput => ({
	words: 'Brevene bliver skrevet om.',
	committee: null,
	owner: 'Biblioteket',
	dueOn: '2026-12-20',
	submission: crypto.randomUUID(),
	...given,
});

/** Written by the editor, on a festival of the library's. */
export async function conferenceDay(db: Database, editor: Actor, given: Partial<ConferenceInput> = {}) {
	const host = await organisation(db, 'biblioteket');
	const umbrella = await makeEvent(db, host.id, { title: 'Konferencen', ...festivalTimes });
	const opening = await makeEvent(db, host.id, { title: 'Åbning', capacity: 2, ...timesAt('28T09:30', 1) });
	const boards = await makeEvent(db, host.id, {
		title: 'Bestyrelser',
		capacity: 2,
		...timesAt('28T10:45', 1),
	});
	const letters = await makeEvent(db, host.id, { title: 'Breve', ...timesAt('28T11:15', 1) });
	await choose(db, host, umbrella, [opening, boards, letters]);
	await createConference(
		db,
		editor,
		conferenceInput({ page: `https://by.example/begivenheder/${umbrella.slug}`, ...given }),
	);
	return { host, umbrella, opening, boards, letters, year: 2026 };
}

/** @returns its number */
export async function decided(
	db: Database,
	editor: Actor,
	given: Partial<DecisionInput> = {},
): Promise<number> {
	await addDecision(db, editor, 2026, decisionInput(given));
	const { id } = await db
		.selectFrom('conferenceDecision')
		.select('id')
		.orderBy('id', 'desc')
		.executeTakeFirstOrThrow();
	return id;
}
