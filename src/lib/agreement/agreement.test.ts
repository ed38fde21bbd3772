import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	answerOf,
	mayAskAgain,
	owesAnswer,
	standingOf,
	unanswered,
	without,
	type AgreementParty,
	type AgreementRules,
	type PartyAnswer,
	type PartyState,
} from '#lib/agreement/agreement.ts';

const falls: AgreementRules = { least: 2, afterNo: 'falls' };
const waits: AgreementRules = { least: 2, afterNo: 'waits' };

/** `S`igned, `I`nvited, `D`eclined, `L`eft; small letters are not required. */
const states: Record<string, PartyState> = { S: 'signed', I: 'invited', D: 'declined', L: 'left' };
const parties = (letters: string): AgreementParty[] =>
	[...letters].map((letter, index) => ({
		organisationId: index + 1,
		required: letter === letter.toUpperCase(),
		state: states[letter.toUpperCase()]!,
	}));

describe('What the answers come to', () => {
	it.each([
		// parties, where a no lets it fall, where it waits
		['', 'fallen', 'waiting'],
		['S', 'fallen', 'waiting'],
		['SI', 'waiting', 'waiting'],
		['SS', 'in_force', 'in_force'],
		['SSI', 'waiting', 'waiting'],
		['SSi', 'in_force', 'in_force'],
		['SSd', 'in_force', 'in_force'],
		['Si', 'waiting', 'waiting'],
		['Sd', 'fallen', 'waiting'],
		['Sdi', 'waiting', 'waiting'],
		['Sds', 'in_force', 'in_force'],
		['SDS', 'fallen', 'waiting'],
		['SDI', 'fallen', 'waiting'],
		['SLS', 'in_force', 'in_force'],
		['SLI', 'waiting', 'waiting'],
		['SL', 'fallen', 'waiting'],
	] as const)('%s: %s, or %s', (letters, whereItFalls, whereItWaits) => {
		expect(standingOf(parties(letters), falls)).toBe(whereItFalls);
		expect(standingOf(parties(letters), waits)).toBe(whereItWaits);
	});
});

describe('One answer', () => {
	it.each([
		['SI', 2, 'signed', { kind: 'answered', standing: 'in_force', concluded: true }],
		['SI', 2, 'declined', { kind: 'answered', standing: 'fallen', concluded: true }],
		['SII', 2, 'signed', { kind: 'answered', standing: 'waiting', concluded: false }],
		['SIi', 3, 'declined', { kind: 'answered', standing: 'waiting', concluded: false }],
		['SSi', 3, 'signed', { kind: 'answered', standing: 'in_force', concluded: false }],
		['SSi', 3, 'declined', { kind: 'answered', standing: 'in_force', concluded: false }],
		['SSI', 2, 'signed', { kind: 'repeated' }],
		['SSI', 2, 'declined', { kind: 'contradicts' }],
		['SdI', 2, 'signed', { kind: 'contradicts' }],
		['SdI', 2, 'declined', { kind: 'repeated' }],
		['SLI', 2, 'signed', { kind: 'not_asked' }],
		['SI', 9, 'signed', { kind: 'not_asked' }],
	] as const)('%s: the %ith has %s', (letters, id, answer, outcome) =>
		expect(answerOf(parties(letters), id, answer, falls)).toMatchObject(outcome),
	);
	it('to a no that waits concludes nothing', () =>
		expect(answerOf(parties('SI'), 2, 'declined', waits)).toMatchObject({
			standing: 'waiting',
			concluded: false,
		}));
	it('is owed by those who are asked and silent', () => {
		const some = parties('SiDIL');
		expect(unanswered(some).map(({ organisationId }) => organisationId)).toEqual([2, 4]);
		expect([1, 2, 3, 4, 5, 6].filter((id) => owesAnswer(some, id))).toEqual([2, 4]);
	});
	it('may be asked for again when so many days have gone', () => {
		const at = new Date('2026-11-22T12:00:00Z');
		const asked = [null, '2026-10-23T12:00:00Z', '2026-10-23T12:00:01Z', '2026-11-22T12:00:00Z'];
		expect(asked.map((last) => mayAskAgain(last === null ? null : new Date(last), at, 30))).toEqual([
			...[true, true, false, false],
		]);
	});
});

const anyRules = fc.record({
	least: fc.integer({ min: 1, max: 3 }),
	afterNo: fc.constantFrom('falls' as const, 'waits' as const),
});
const anyLetters = (letters: string) =>
	fc.array(fc.constantFrom(...letters), { minLength: 1, maxLength: 6 }).map((some) => parties(some.join('')));
const asked = anyLetters('Ii');
const all = anyLetters('SIDLsidl');
const anyAnswers = fc.array(fc.constantFrom<PartyAnswer>('signed', 'declined'), {
	minLength: 6,
	maxLength: 6,
});

/** One after the other, each as it comes; how often something was concluded, and where it stands. */
function give(
	given: AgreementParty[],
	answers: readonly { id: number; answer: PartyAnswer }[],
	rules: AgreementRules,
) {
	let now = given;
	let concluded = 0;
	for (const { id, answer } of answers) {
		const outcome = answerOf(now, id, answer, rules);
		if (outcome.kind !== 'answered') continue;
		now = outcome.parties;
		if (outcome.concluded) concluded++;
	}
	return { parties: now, concluded, standing: standingOf(now, rules) };
}

describe('However the answers come', () => {
	it('they come to the same in any order', () => {
		fc.assert(
			fc.property(asked, anyAnswers, anyRules, fc.infiniteStream(fc.nat()), (some, answers, rules, keys) => {
				const given = some.map(({ organisationId: id }, index) => ({ id, answer: answers[index]! }));
				const shuffled = given
					.map((one) => ({ one, key: keys.next().value! }))
					.toSorted((a, b) => a.key - b.key)
					.map(({ one }) => one);
				expect(give(some, shuffled, rules).standing).toBe(give(some, given, rules).standing);
			}),
		);
	});
	it('it binds exactly when every required party has signed and enough have', () => {
		fc.assert(
			fc.property(all, anyRules, (some, rules) => {
				const inIt = some.filter(({ state }) => state !== 'left');
				const missing = inIt.filter(({ required, state }) => required && state !== 'signed');
				const signed = inIt.filter(({ state }) => state === 'signed');
				const binds = missing.length === 0 && signed.length >= rules.least;
				expect(standingOf(some, rules) === 'in_force').toBe(binds);
			}),
		);
	});
	it('what an open proposal comes to is concluded once, by one answer, and no answer undoes a fall', () => {
		fc.assert(
			fc.property(asked, anyAnswers, anyRules, (some, answers, rules) => {
				const open = standingOf(some, rules);
				fc.pre(open === 'waiting');
				const given = some.map(({ organisationId: id }, index) => ({ id, answer: answers[index]! }));
				let before = some;
				for (const [index] of given.entries()) {
					const after = give(some, given.slice(0, index + 1), rules);
					if (standingOf(before, rules) === 'fallen') expect(after.standing).toBe('fallen');
					if (standingOf(before, rules) === 'in_force') expect(after.standing).toBe('in_force');
					before = after.parties;
				}
				const { concluded, standing } = give(some, given, rules);
				expect(concluded).toBe(standing === 'waiting' ? 0 : 1);
			}),
		);
	});
	it('an answer stands: said again or otherwise it changes nothing', () => {
		fc.assert(
			fc.property(
				all,
				anyRules,
				fc.constantFrom<PartyAnswer>('signed', 'declined'),
				(some, rules, answer) => {
					for (const { organisationId: id, state } of some) {
						const { kind } = answerOf(some, id, answer, rules);
						expect(kind === 'answered').toBe(state === 'invited');
						if (kind !== 'answered') expect(give(some, [{ id, answer }], rules).parties).toBe(some);
					}
				},
			),
		);
	});
	it('who goes is as if never asked; who is not required holds nobody up', () => {
		fc.assert(
			fc.property(all, anyRules, (some, rules) => {
				for (const party of some) {
					const rest = without(some, party.organisationId);
					const left = some.map((one) => (one === party ? { ...one, state: 'left' as const } : one));
					expect(standingOf(left, rules)).toBe(standingOf(rest, rules));
					if (!party.required && party.state !== 'signed' && standingOf(some, rules) === 'in_force')
						expect(standingOf(rest, rules)).toBe('in_force');
				}
			}),
		);
	});
});
