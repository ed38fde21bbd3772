import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sideBySide, type Step } from './side-by-side.ts';

/** Runs steps that end when the clock of the test says, and writes down what ran when. */
async function runThrough(given: { name: string; after?: string[]; turns: number }[], most: number) {
	const happened: string[] = [];
	let now = 0;
	let atOnce = 0;
	const steps: Step<string>[] = given.map(({ turns, ...step }) => ({
		...step,
		work: async () => {
			happened.push(`${step.name} begins`);
			now++;
			atOnce = Math.max(atOnce, now);
			for (let turn = 0; turn < turns; turn++) await Promise.resolve();
			now--;
			return step.name;
		},
	}));
	await sideBySide(steps, most, (_, result) => happened.push(`${result} ends`));
	return { happened, atOnce };
}

test('two at a time, each after what it builds on', async () => {
	const { happened, atOnce } = await runThrough(
		[
			{ name: 'sync', turns: 1 },
			{ name: 'types', after: ['sync'], turns: 9 },
			{ name: 'lint', turns: 30 },
			{ name: 'build', after: ['types', 'sync'], turns: 1 },
		],
		2,
	);
	expect(atOnce).toBe(2);
	expect(happened).toEqual([
		...['sync begins', 'lint begins', 'sync ends', 'types begins', 'types ends'],
		...['build begins', 'build ends', 'lint ends'],
	]);
});

test('any steps in any order: all run once, none before its own, never more than allowed', async () => {
	const plan = fc.array(fc.record({ turns: fc.nat(20), before: fc.array(fc.nat(20), { maxLength: 3 }) }), {
		maxLength: 12,
	});
	await fc.assert(
		fc.asyncProperty(plan, fc.integer({ min: 1, max: 4 }), async (given, most) => {
			const steps = given.map(({ turns, before }, at) => ({
				name: String(at),
				turns,
				after: before.filter((one) => one < at).map(String),
			}));
			const { happened, atOnce } = await runThrough(steps, most);
			expect(atOnce).toBeLessThanOrEqual(most);
			expect(happened).toHaveLength(2 * steps.length);
			for (const { name, after } of steps)
				for (const earlier of after)
					expect(happened.indexOf(`${earlier} ends`)).toBeLessThan(happened.indexOf(`${name} begins`));
		}),
	);
});

test('steps that wait for each other are an error, not a wait', async () => {
	const steps = [
		{ name: 'a', after: ['b'], turns: 1 },
		{ name: 'b', after: ['a'], turns: 1 },
	];
	await expect(runThrough(steps, 2)).rejects.toThrow('a, b');
	await expect(runThrough([{ name: 'a', after: ['elsewhere'], turns: 1 }], 2)).resolves.toMatchObject({
		atOnce: 1,
	});
});
