import { expect, test } from 'vitest';
import { inPresentOrder, partiesValues } from '#lib/partnerships/writing/edited-parties.ts';
import { EditedMeanwhile, refuseEdited, versionOf } from '#lib/platform/forms/edited.ts';

const party = (organisationId: number, brings: string, required = true) => ({
	organisationId,
	brings,
	required,
});
const stored = [party(1, 'Lokaler'), party(2, 'Tid'), party(3, 'Penge', false)];
const sent = {
	'parties.0.brings': 'Lokaler',
	'parties.0.required': 'on',
	'parties.1.brings': 'Timer',
	'parties.1.required': 'on',
	'parties.2.brings': 'Penge',
};

function told(present: typeof stored) {
	const edited = { version: versionOf(partiesValues(stored)), values: sent };
	try {
		refuseEdited(inPresentOrder(edited, stored, present), partiesValues(present));
		return null;
	} catch (thrown) {
		if (!(thrown instanceof EditedMeanwhile)) throw thrown;
		return { fields: Object.keys(thrown.errors).filter(Boolean), values: thrown.values };
	}
}

test.each<[string, typeof stored, string[] | null, object]>([
	['nobody else has saved', stored, null, {}],
	['the other has added one', [...stored, party(4, 'Mad')], null, {}],
	['the other has removed the first', stored.slice(1), null, {}],
	[
		'the other has changed what I did not',
		[stored[0]!, stored[1]!, party(3, 'Flere penge', false)],
		['parties.2.brings'],
		{ 'parties.1.brings': 'Timer', 'parties.2.brings': 'Flere penge' },
	],
	[
		'the other has removed one and changed another',
		[party(2, 'Tid og kaffe'), stored[2]!],
		['parties.0.brings'],
		{ 'parties.0.brings': 'Timer', 'parties.1.brings': 'Penge' },
	],
	[
		'the other has added one and changed another',
		[party(1, 'Sal'), party(9, 'Mad'), stored[1]!, stored[2]!],
		['parties.0.brings'],
		{ 'parties.0.brings': 'Sal', 'parties.1.brings': 'Mad', 'parties.2.brings': 'Timer' },
	],
])('%s', (_, present, fields, shown) => {
	const answer = told(present);
	expect(answer?.fields ?? null).toEqual(fields);
	if (answer) expect(answer.values).toMatchObject(shown);
});
