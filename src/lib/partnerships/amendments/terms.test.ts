import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, daysBetween } from '#lib/i18n/copenhagen.ts';
import { partnershipStanding } from '#lib/partnerships/partnership.ts';
import { nextPeriod, reminderDue } from '#lib/partnerships/ending/renewal.ts';
import { askedFor, changesBetween, type Terms, type TermsParty } from '#lib/partnerships/amendments/terms.ts';
import { diffWords } from '#lib/partnerships/amendments/word-diff.ts';

const party = (organisationId: number, given: Partial<TermsParty> = {}): TermsParty => ({
	organisationId,
	slug: `o-${organisationId}`,
	name: `Part ${organisationId}`,
	kind: 'school',
	required: true,
	brings: '',
	...given,
});
const terms = (given: Partial<Terms> = {}): Terms => ({
	purpose: 'Vi vil noget sammen',
	startsOn: '2026-01-01',
	endsOn: '2026-12-31',
	goals: ['2011-2014/goal-1'],
	districts: [3],
	leadOrganisationId: 1,
	parties: [party(1), party(2)],
	...given,
});

describe('what a proposal changes', () => {
	test.each<[string, Partial<Terms>, string[]]>([
		['nothing', {}, []],
		['the purpose', { purpose: 'Vi vil noget andet sammen' }, ['purpose']],
		['the period', { endsOn: '2027-12-31' }, ['period']],
		['goals and districts', { goals: ['2011-2014/goal-2'], districts: [] }, ['goals', 'districts']],
		['the same goals in another order', { goals: ['2011-2014/goal-1'] }, []],
		['a party comes', { parties: [party(1), party(2), party(3)] }, ['party_in']],
		[
			'a party goes, another brings more',
			{ parties: [party(1, { brings: 'Kaffe' })] },
			['party_out', 'brings'],
		],
		['a party need not sign', { parties: [party(1), party(2, { required: false })] }, ['required']],
		['another leads', { leadOrganisationId: 2 }, ['lead']],
	])('%s', (_, given, kinds) =>
		expect(changesBetween(terms(), terms(given)).map(({ kind }) => kind)).toEqual(kinds),
	);

	test('who is asked: all who are to stand in it, and a required one that goes while it is a partner', () => {
		const before = terms({ parties: [party(1), party(2), party(3, { required: false }), party(4)] });
		const after = terms({ parties: [party(1), party(5, { required: false })] });
		expect(askedFor(before, after, (id) => id !== 4)).toEqual([
			{ organisationId: 1, required: true },
			{ organisationId: 5, required: false },
			{ organisationId: 2, required: true },
		]);
	});
});

describe('texts word by word', () => {
	test('what is gone comes before what took its place', () =>
		expect(diffWords('Vi finder ti lærepladser sammen', 'Vi finder tolv gode lærepladser sammen')).toEqual([
			{ kind: 'same', text: 'Vi finder' },
			{ kind: 'gone', text: ' ti' },
			{ kind: 'new', text: ' tolv gode' },
			{ kind: 'same', text: ' lærepladser sammen' },
		]));
	test('very long texts are shown whole', () =>
		expect(diffWords('a '.repeat(1000), 'b '.repeat(1000)).map(({ kind }) => kind)).toEqual(['gone', 'new']));
	test('nothing of either text is lost', () =>
		fc.assert(
			fc.property(
				fc.array(fc.constantFrom('a', 'b', 'c')),
				fc.array(fc.constantFrom('a', 'b', 'c')),
				(a, b) => {
					const parts = diffWords(a.join(' '), b.join(' '));
					const text = (kind: 'gone' | 'new') =>
						parts
							.filter((part) => part.kind !== kind)
							.map((part) => part.text)
							.join('')
							.split(/\s+/)
							.filter(Boolean);
					expect(text('new')).toEqual(a);
					expect(text('gone')).toEqual(b);
				},
			),
		));
});

describe('the next period', () => {
	test.each([
		['2026-01-01', '2026-12-31', '2027-01-01', '2027-12-31'],
		['2027-01-01', '2027-12-31', '2028-01-01', '2028-12-31'],
		['2026-03-01', '2028-02-29', '2028-03-01', '2030-02-28'],
		['2026-10-01', '2027-03-31', '2027-04-01', '2027-09-30'],
		['2026-11-15', '2026-12-14', '2026-12-15', '2027-01-14'],
		['2026-11-20', '2026-12-09', '2026-12-10', '2026-12-29'],
	])('%s – %s goes on as %s – %s', (startsOn, endsOn, from, to) =>
		expect(nextPeriod({ startsOn, endsOn })).toEqual({ startsOn: from, endsOn: to }),
	);
	test('begins the day after and lasts about as long, whatever the period', () =>
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 9000 }), fc.integer({ min: 1, max: 3650 }), (from, days) => {
				const startsOn = addDays('2020-01-01', from);
				const endsOn = addDays(startsOn, days);
				const next = nextPeriod({ startsOn, endsOn });
				expect(next.startsOn).toBe(addDays(endsOn, 1));
				expect(Math.abs(daysBetween(next.startsOn, next.endsOn) - days)).toBeLessThanOrEqual(4);
			}),
		));
});

describe('the calendar', () => {
	test.each([
		['2027-02-20', '2026-11-22', 90],
		['2027-02-21', '2026-11-22', null],
		['2026-12-22', '2026-11-22', 30],
		['2026-11-29', '2026-11-22', 7],
		['2026-11-22', '2026-11-22', 7],
		['2026-11-21', '2026-11-22', null],
	])('ends %s, on %s: %s', (endsOn, today, due) => {
		expect(reminderDue({ endsOn, activatedOn: '2026-01-01' }, today)).toBe(due);
	});
	test('a short partnership is not reminded of days that were over when it began', () => {
		const short = { endsOn: '2027-01-10', activatedOn: '2026-11-22' };
		expect(reminderDue(short, '2026-11-23')).toBeNull();
		expect(reminderDue(short, '2026-12-11')).toBe(30);
	});
	test.each([
		['2026-12-31', false, 'due_for_renewal'],
		['2027-01-01', false, 'ended'],
		['2026-12-31', true, 'active'],
		['2027-01-01', true, 'renewed'],
		['2026-10-01', false, 'active'],
	] as const)('on %s, renewed: %s, it is %s', (today, renewed, standing) =>
		expect(
			partnershipStanding({ state: 'active', startsOn: '2026-01-01', endsOn: '2026-12-31', renewed }, today),
		).toBe(standing),
	);
});
