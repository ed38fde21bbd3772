import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import * as input from '#lib/partnerships/writing/input.ts';
import { formValues } from '#lib/platform/forms/form-values.ts';
import { formErrors } from '#lib/platform/forms/forms.server.ts';

type Fields = [string, string][];

function read<S extends v.GenericSchema>(schema: S, fields: Fields) {
	const form = new FormData();
	for (const [name, value] of fields) form.append(name, value);
	const parsed = v.safeParse(schema, formValues(form, schema));
	return parsed.success ? { output: parsed.output } : { errors: formErrors(parsed.issues) };
}

const good: Record<string, string> = {
	title: 'Lærepladser i Nordvest',
	purpose: 'Flere unge får en læreplads tæt på.',
	startsOn: '1.3.2027',
	endsOn: '28. februar 2028',
};
const written = (change: Record<string, string>) =>
	read(input.partnershipInput, Object.entries({ ...good, ...change }));

describe('what and when', () => {
	test('reads dates as people type them', () => {
		expect(written({}).output).toMatchObject({ startsOn: '2027-03-01', endsOn: '2028-02-28' });
	});
	test.each([
		[{ endsOn: '28.2.2027' }, 'endsOn', 'ligger ikke efter'],
		[{ endsOn: '1.3.2027' }, 'endsOn', 'ligger ikke efter'],
		[{ startsOn: '31.2.2027' }, 'startsOn', '31.2.2027 er ikke en dato'],
		[{ startsOn: '' }, 'startsOn', 'Skriv en dato'],
		[{ startsOn: '12/24/2027' }, 'startsOn', 'flere måder'],
		[{ endsOn: '1.3.2057' }, 'endsOn', 'højst vare 10 år'],
		[{ title: '  a ' }, 'title', 'mindst 3 tegn'],
		[{ title: 'x'.repeat(161) }, 'title', '160'],
		[{ purpose: 'kort' }, 'purpose', 'et par linjer'],
		[{ purpose: 'x'.repeat(10_000_000) }, 'purpose', '4.000'],
		[{ submission: 'nej' }, 'submission', 'for gammel'],
	])('%j', (change, field, sentence) => {
		expect(written(change as Record<string, string>).errors?.[field]).toContain(sentence);
	});
	test('keeps emoji, markup and right-to-left text as they are', () => {
		const title = '<script>alert(1)</script> 🎉 مرحبا';
		expect(written({ title }).output).toMatchObject({ title });
	});
});

describe('parties and scope', () => {
	test('reads rows, ticked boxes and the pressed button', () => {
		const fields: Fields = [
			['search', ' nord '],
			['add', '4'],
			['add', '5'],
			['parties.0.organisationId', '1'],
			['parties.0.required', 'on'],
			['parties.0.brings', 'Weekendvagter'],
			['parties.1.organisationId', '2'],
			['parties.1.brings', ''],
			['intent', 'add'],
		];
		expect(read(input.partiesInput, fields).output).toEqual({
			search: 'nord',
			add: [4, 5],
			intent: 'add',
			parties: [
				{ organisationId: 1, required: true, brings: 'Weekendvagter' },
				{ organisationId: 2, required: false, brings: '' },
			],
		});
	});
	test.each([
		[['add', 'x'], 'add.0'],
		[['add', '99999999999'], 'add.0'],
		[['add', '-1'], 'add.0'],
		[['parties.0.organisationId', '1.5'], 'parties.0.organisationId'],
	] as const)('a tampered id %j is refused in words', ([name, value], field) => {
		const { errors } = read(input.partiesInput, [[name, value]]);
		expect(errors?.[field]).toContain('for gammel');
	});
	test('reads goals and districts', () => {
		const fields: Fields = [
			['goals', '2011-2014/goal-1'],
			['districts', '3'],
			['districts', '8'],
		];
		expect(read(input.scopeInput, fields).output).toEqual({
			goals: ['2011-2014/goal-1'],
			districts: [3, 8],
		});
		expect(read(input.scopeInput, [['districts', '11']]).errors).toMatchObject({
			goals: expect.stringContaining('mindst ét mål'),
			'districts.0': expect.stringContaining('for gammel'),
		});
	});
});

test('a signature needs a name, a title and the tick', () => {
	const { errors } = read(input.signPartnershipInput, []);
	expect(Object.keys(errors ?? {})).toEqual(['signerName', 'signerTitle', 'agreed']);
});
