import { describe, expect, test } from 'vitest';
import { EditedMeanwhile, refuseEdited, versionOf } from '#lib/platform/forms/edited.ts';
import type { FormValues, StoredValues } from '#lib/platform/forms/form-answer.ts';

const stored = { title: 'Fest', startsOn: '1.3.2027', languages: ['da', 'ar'], childFriendly: true };
const sent: FormValues = {
	title: 'Fest',
	startsOn: '1.3.2027',
	languages: ['ar', 'da'],
	childFriendly: 'on',
};

const answer = (values: FormValues, present: StoredValues, from: StoredValues = stored) => {
	try {
		refuseEdited({ version: versionOf(from), values }, present);
		return null;
	} catch (thrown) {
		if (!(thrown instanceof EditedMeanwhile)) throw thrown;
		return { fields: Object.keys(thrown.errors).filter(Boolean), values: thrown.values };
	}
};

describe('two editors with one form open', () => {
	test.each<[string, FormValues, StoredValues, string[] | null, FormValues]>([
		['nobody else has saved', { ...sent, title: 'Ny' }, stored, null, {}],
		[
			'the other changed what I did not',
			{ ...sent, title: 'Ny' },
			{ ...stored, startsOn: '2.3.2027' },
			['startsOn'],
			{ title: 'Ny', startsOn: '2.3.2027' },
		],
		[
			'both changed the same',
			{ ...sent, title: 'Min' },
			{ ...stored, title: 'Deres' },
			['title'],
			{ title: 'Min' },
		],
		['both made the same change', { ...sent, title: 'Ny' }, { ...stored, title: 'Ny' }, [], { title: 'Ny' }],
		[
			'the other took a tick away',
			sent,
			{ ...stored, childFriendly: false },
			['childFriendly'],
			{ childFriendly: [] },
		],
		[
			'the other added a language',
			sent,
			{ ...stored, languages: ['da', 'ar', 'so'] },
			['languages'],
			{ languages: ['da', 'ar', 'so'] },
		],
	])('%s', (_, values, present, fields, shown) => {
		const told = answer(values, present);
		expect(told?.fields ?? null).toEqual(fields);
		if (told) expect(told.values).toMatchObject(shown);
	});

	test('saving once more is their choice', () => {
		const present = { ...stored, title: 'Deres' };
		const told = answer({ ...sent, title: 'Min' }, present);
		const { version, ...values } = told!.values;
		expect(() => refuseEdited({ version: String(version), values }, present)).not.toThrow();
	});

	test('a form without a version is not one that edits', () => {
		expect(() => refuseEdited(null, stored)).not.toThrow();
	});

	test('line ends and spaces around a text are no change', () => {
		const text = { title: 'En\nto ' };
		expect(answer({ title: 'En\r\nto' }, text, text)).toBeNull();
	});
});
