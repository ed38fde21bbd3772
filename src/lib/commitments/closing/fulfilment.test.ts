import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fulfilment, type FulfilmentFacts } from '#lib/commitments/closing/fulfilment.ts';
import { commitmentStates } from '#lib/commitments/commitment.ts';

type Told = Partial<Omit<FulfilmentFacts, 'delivered' | 'confirmed'>>;
const facts = (told: Told): FulfilmentFacts => {
	const { level0 = 0, level1 = 0, level2 = 0, level3 = 0 } = told;
	const confirmed = level1 + level2 + level3;
	const delivered = confirmed + level0;
	return {
		state: 'active',
		target: 10,
		lowerIsBetter: false,
		dueOn: '2026-12-31',
		level0,
		level1,
		level2,
		level3,
		contested: 0,
		contributions: delivered > 0 ? 1 : 0,
		isDecided: false,
		today: '2026-11-22',
		...told,
		confirmed,
		delivered,
	};
};
const down = { lowerIsBetter: true, dueOn: '2026-11-21' };

describe('whether a promise is kept, and by whom it is known', () => {
	test.each<[string, Told, string]>([
		['nothing told', {}, 'open'],
		['a part of it confirmed', { level3: 9 }, 'open'],
		['the makers alone say the target is reached', { level0: 10 }, 'reported_done'],
		['nine are confirmed, the tenth only told', { level1: 9, level0: 1 }, 'reported_done'],
		['all confirmed by the other party', { level1: 10 }, 'kept by other_party'],
		['all verified by the municipality', { level3: 10 }, 'kept by municipality'],
		['the municipality saw the evidence of all', { level2: 4, level3: 6 }, 'kept by municipality'],
		['a part by each', { level1: 4, level3: 6 }, 'kept by both'],
		['confirmed, and more is told', { level1: 10, level0: 5 }, 'kept by other_party'],
		['confirmed, and the makers call it done', { state: 'reported', level1: 10 }, 'kept by other_party'],
		['somebody objects to what is confirmed', { level1: 10, contested: 3 }, 'reported_done'],
		['enough is left without what is objected to', { level1: 13, contested: 3 }, 'kept by other_party'],
		['all by each, something objected to', { level1: 10, level3: 10, contested: 3 }, 'kept by both'],
		['called done and not decided', { state: 'reported', level3: 4 }, 'reported_done'],
		['called done, nothing told', { state: 'reported' }, 'reported_done'],
		['decided by another side', { state: 'delivered', isDecided: true, level0: 4 }, 'kept by decided'],
		['delivered, and decided by nobody', { state: 'delivered', level0: 10 }, 'reported_done'],
		['decided to be delivered in part, whatever is told', { state: 'partly', level0: 20 }, 'open'],
		['decided not to be delivered, whatever is told', { state: 'not_delivered', level1: 20 }, 'open'],
		['taken back', { state: 'withdrawn', level3: 10 }, 'open'],
		['replaced', { state: 'replaced', level3: 10 }, 'open'],
		['a target of zero, and nothing done', { target: 0 }, 'open'],
		['a target of zero, and something told', { target: 0, level0: 1 }, 'reported_done'],
		['less is better: the day is not over', { ...down, dueOn: '2026-11-22', level3: 9 }, 'open'],
		['less is better: confirmed when it is', { ...down, level3: 9 }, 'kept by municipality'],
		['less is better: by the other party', { ...down, level1: 9 }, 'kept by other_party'],
		['less is better: only told', { ...down, level0: 9 }, 'reported_done'],
		['less is better: in dispute', { ...down, level1: 9, contested: 9 }, 'reported_done'],
		['less is better: not reached', { ...down, level3: 11 }, 'open'],
	])('%s', (_case, told, expected) => {
		const said = fulfilment(facts(told));
		expect(said.kind === 'kept' ? `kept by ${said.by}` : said.kind).toBe(expected);
	});

	const amount = fc.nat({ max: 30 });
	const any = fc.record({
		state: fc.constantFrom(...commitmentStates),
		target: fc.nat({ max: 20 }),
		lowerIsBetter: fc.boolean(),
		dueOn: fc.constantFrom('2026-11-21', '2026-11-22'),
		level0: amount,
		isDecided: fc.boolean(),
	});
	test('what nobody else confirmed or decided is never kept', () =>
		fc.assert(
			fc.property(any, (told) => {
				const { kind } = fulfilment(facts({ ...told, isDecided: false }));
				expect(kind).not.toBe('kept');
			}),
		));
	test('more told by the makers never makes it more than it was', () =>
		fc.assert(
			fc.property(any, amount, amount, fc.nat({ max: 30 }), (told, level1, level3, contested) => {
				const amounts = { ...told, lowerIsBetter: false, level1, level3, contested };
				const [before, after] = [{ ...amounts, level0: 0 }, amounts].map(
					(one) => fulfilment(facts(one)).kind,
				);
				expect(after === 'kept').toBe(before === 'kept');
			}),
		));
});
