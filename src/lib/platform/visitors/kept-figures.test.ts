import { expect, test } from 'vitest';
import type { Gathering } from '#lib/platform/database/reads.server.ts';
import { readChange } from '#lib/platform/visitors/changes.ts';
import { KeptFigures } from '#lib/platform/visitors/kept-figures.ts';

/** A question that comes to another number each time it is asked. */
function counted(figures: KeptFigures, reads: Record<string, string[] | 'all'>, meanwhile = () => {}) {
	let asked = 0;
	return async (atMs = 0, key = 'how many') => {
		const { value } = await figures.answerOr(key, atMs, async (gathering: Gathering) => {
			for (const [table, rows] of Object.entries(reads))
				gathering.set(table, rows === 'all' ? rows : new Set(rows));
			await Promise.resolve();
			meanwhile();
			return ++asked;
		});
		return value;
	};
}

test.each([
	['another table', 'site', 1],
	['the table', 'event id=7', 2],
	['seats, which lists may say late', 'registration event_id=7', 2],
	['a row that it does not read', 'milestone commitment_id=2', 1],
	['a row that it reads', 'milestone commitment_id=1', 2],
	['what cannot be read', '???', 2],
])('is asked again when this changed: %s', async (_, said, then) => {
	const figures = new KeptFigures();
	const ask = counted(figures, { event: 'all', registration: 'all', milestone: ['commitment_id=1'] });
	expect([await ask(), await ask()]).toEqual([1, 1]);
	figures.changed(readChange(said));
	expect(await ask()).toBe(then);
});

test('is one question for all who ask at once, until something changes', async () => {
	const figures = new KeptFigures();
	const ask = counted(figures, { event: 'all' });
	const before = [ask(), ask()];
	figures.changed(readChange('event id=1'));
	expect(await Promise.all([...before, ask(), ask()])).toEqual([1, 1, 2, 2]);
	expect(await ask(), 'the one from before the change is not kept').toBe(2);
});

test('what was asked across a change is not kept', async () => {
	const figures = new KeptFigures();
	const ask = counted(figures, { event: 'all' }, () => figures.changed(readChange('event id=1')));
	expect([await ask(), await ask()]).toEqual([1, 2]);
});

test('is kept for half a minute, and not where its changes are not announced', async () => {
	const figures = new KeptFigures();
	const ask = counted(figures, { event: 'all' });
	expect([await ask(0), await ask(29_999), await ask(30_000)]).toEqual([1, 1, 2]);
	const secret = counted(figures, { session: 'all' });
	expect([await secret(0, 'sessions'), await secret(0, 'sessions')]).toEqual([1, 2]);
});

test('what fails is asked again', async () => {
	const figures = new KeptFigures();
	await expect(figures.answerOr('a', 0, () => Promise.reject(new Error('gone')))).rejects.toThrow('gone');
	expect((await figures.answerOr('a', 0, async () => 1)).value).toBe(1);
});

test('there are five hundred at most', async () => {
	const figures = new KeptFigures();
	const ask = counted(figures, { event: 'all' });
	const first = await ask(0, 'first');
	for (let n = 0; n < 500; n++) await ask(0, `figure ${n}`);
	expect(await ask(0, 'figure 499')).toBe(501);
	expect(await ask(0, 'first')).not.toBe(first);
});
