import { expect, test } from 'vitest';
import { listCommitments } from '#lib/commitments/list/list-queries.server.ts';
import { nothingAsked } from '#lib/commitments/list/list.ts';
import { makeCommitment, partnership } from '../../../../tests/support/cast/commitments.ts';
import { player } from '../../../../tests/support/cast/people.ts';
import { withDatabase } from '../../../../tests/support/database.ts';

const db = withDatabase();

test('a promise is found by its words and by those it binds, however they are spelled', async () => {
	const [workshop, school, choir] = [
		await player(db(), 'business', { name: 'Nordlys El' }),
		await player(db(), 'school', { name: 'Søskolen' }),
		await player(db(), 'association', { name: 'Koret' }),
	];
	const together = await partnership(db(), [workshop, school]);
	await makeCommitment(db(), {
		type: 'apprenticeships',
		title: 'Ti lærepladser',
		organisationId: workshop.id,
	});
	await makeCommitment(db(), {
		type: 'homework-help',
		title: 'Lektiecafé sammen',
		partnershipId: together.id,
	});
	const others = await partnership(db(), [school, choir]);
	await makeCommitment(db(), { type: 'open-house', title: 'Åbent hus', partnershipId: others.id });

	for (const [text, titles] of [
		['laerepladser', ['Ti lærepladser']],
		['nordlys', ['Lektiecafé sammen', 'Ti lærepladser']],
		['nordlys lektiecafe', ['Lektiecafé sammen']],
		['soeskolen', ['Lektiecafé sammen', 'Åbent hus']],
		['koret', ['Åbent hus']],
		['nordlys teater', []],
	] as const) {
		const { rows } = await listCommitments(
			db(),
			{ ...nothingAsked, text },
			{ today: '2026-06-01', limit: 9 },
		);
		expect([text, rows.map(({ title }) => title).sort()]).toEqual([text, titles]);
	}
});
