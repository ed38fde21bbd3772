/** The municipality's files: what the consultants wrote down, whom they call next and what they have promised to do. */
import type { NoteKind } from '#lib/casework/case.ts';
import type { City } from '../city.ts';

interface Said {
	/** Days from today. */
	day: number;
	time?: string;
	kind: NoteKind;
	words: string;
	task?: { words: string; due: number; done?: number };
	by?: 'administrator';
}

interface File {
	partner: string;
	owner: 'consultant' | 'administrator' | null;
	/** Days from today; the day of the next call. */
	next?: number;
	said: readonly Said[];
}

const files: readonly File[] = [
	{
		partner: 'spaer-og-bjaelke',
		owner: 'consultant',
		next: 0,
		said: [
			{
				day: -5,
				kind: 'note',
				words: 'To lærlinge er sygemeldte. De når 5 af 8 i år. Foreslog, at de ændrer fristen.',
				task: { words: 'Hjælp med at ændre fristen for de 8 lærepladser', due: 8 },
			},
			{ day: -23, kind: 'no_answer', words: 'Lagde besked.' },
			{
				day: -61,
				kind: 'call',
				words: 'Rikke vil have flere virksomhedsbesøg. Hun mangler en skole på Vesterbro.',
				task: { words: 'Find en skole på Vesterbro, der vil på besøg', due: -40, done: -44 },
			},
		],
	},
	{
		partner: 'teglgavlen',
		owner: 'consultant',
		said: [
			{
				day: -30,
				kind: 'call',
				words: 'Ny formand fra 1. oktober. Hun vidste ikke, at de skal rapportere hvert halvår.',
				task: { words: 'Send vejledningen om rapporten til den nye formand', due: -1 },
			},
		],
	},
	{
		partner: 'trinbraettet',
		owner: 'consultant',
		next: 6,
		said: [
			{
				day: -12,
				kind: 'call',
				words: 'De tæller mentortimer forskelligt i de to afdelinger. Vi ser på det sammen.',
			},
			{ day: -90, kind: 'note', words: 'Har fået 20 nye frivillige siden sommerferien.' },
		],
	},
	{
		partner: 'groentorvet',
		owner: 'administrator',
		next: -2,
		said: [
			{
				day: -16,
				kind: 'call',
				words: 'Vil gerne lave praktik for fem unge i foråret. Mangler en at spørge på jobcentret.',
				task: { words: 'Giv dem et navn på jobcentret', due: 2 },
				by: 'administrator',
			},
		],
	},
	{
		partner: 'mange-munde',
		owner: 'consultant',
		said: [
			{
				day: -3,
				kind: 'note',
				words: 'Søger et større køkken til torsdagsmaden. Måske skolen på Frejasgade.',
				task: { words: 'Spørg skolen, om køkkenet er ledigt om torsdagen', due: 0 },
			},
		],
	},
	{
		partner: 'nordlys-el',
		owner: 'consultant',
		next: 13,
		said: [
			{
				day: -9,
				kind: 'call',
				words: 'Ida siger, at de er foran med lærlingene. De vil gerne fortælle om det til konferencen.',
			},
			{ day: -120, kind: 'call', words: 'Første samtale efter underskriften. Alt er på plads.' },
		],
	},
	{
		partner: 'lindebo',
		owner: null,
		said: [{ day: -75, kind: 'no_answer', words: '' }],
	},
];

export async function addCasework({ trx, calendar, municipality, partner }: City): Promise<void> {
	for (const { partner: key, owner, next, said } of files) {
		const { id: organisationId } = partner(key);
		for (const { day, time = '10:15', kind, words, task, by = 'consultant' } of said) {
			const person = municipality[by].id;
			const writtenAt = calendar.past(day, time);
			const note = await trx
				.insertInto('caseworkNote')
				.values({ organisationId, kind, words, writtenAt, writtenBy: person })
				.returning('id')
				.executeTakeFirstOrThrow();
			if (!task) continue;
			await trx
				.insertInto('caseworkTask')
				.values({
					organisationId,
					noteId: note.id,
					words: task.words,
					dueOn: calendar.day(task.due),
					ownerId: person,
					createdAt: writtenAt,
					createdBy: person,
					...(task.done === undefined
						? {}
						: {
								doneAt: calendar.past(task.done, '14:30'),
								doneBy: person,
								remindedAt: calendar.past(task.done, '08:00'),
							}),
				})
				.execute();
		}
		await trx
			.insertInto('caseworkCase')
			.values({
				organisationId,
				ownerId: owner && municipality[owner].id,
				nextCallOn: next === undefined ? null : calendar.day(next),
				changedAt: calendar.past(-3, '11:00'),
			})
			.execute();
	}
}
