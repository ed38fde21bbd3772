/**
 * One experience is told through the page itself, question by question; then every row of the database, every job and every line that was logged is read:
 * neither the code, nor the words, nor an address, nor a moment of that day is in any of it.
 */
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { visitor } from '#lib/accounts/actor.ts';
import { readExperience } from '#lib/equality/reading/reading.server.ts';
import { screens } from '#lib/equality/telling/steps.ts';
import { setClock } from '#lib/platform/clock.ts';
import { emptyName, stampName } from '#lib/platform/forms/form-stamp.ts';
import { formStamp } from '#lib/platform/forms/form-guard.server.ts';
import { log } from '#lib/platform/log.server.ts';
import { everyRow } from '../../../tests/support/everything.ts';
import { readerOf, tellsOf } from '../../../tests/support/cast/dialogue/experiences.ts';
import { withDatabase } from '../../../tests/support/database.ts';

const db = withDatabase();
const at = (time: string) => setClock(`2031-05-17T${time}Z`);
const address = '198.51.100.77';
const words = 'Viceværten sagde, at lejligheden var væk, da han hørte mit navn.';
const logged: string[] = [];

beforeAll(() => {
	for (const level of ['debug', 'info', 'warn', 'error'] as const)
		vi.spyOn(log, level).mockImplementation((...said) => void logged.push(JSON.stringify(said)));
});
afterAll(() => {
	vi.restoreAllMocks();
	setClock(null);
});

type Action = (event: unknown) => Promise<Record<string, unknown>>;
async function send(page: 'tell' | 'answer', fields: Record<string, string | string[]>) {
	const file = `../../routes/(public)/equal-treatment/${page}/+page.server.ts`;
	const { actions } = (await import(/* @vite-ignore */ file)) as { actions: Record<string, Action> };
	const body = new URLSearchParams();
	for (const [name, value] of Object.entries(fields))
		for (const one of [value].flat()) body.append(name, one);
	const url = new URL('https://bland.example/');
	return actions.default!({
		...{ url, params: {}, request: new Request(url, { method: 'POST', body }) },
		locals: { db: db(), actor: visitor, locale: 'da' },
		getClientAddress: () => address,
		cookies: {
			get: () => undefined,
			set: () => expect.fail('a cookie is set'),
			delete: () => expect.fail('a cookie is taken'),
		},
	});
}

test('an experience leaves nothing that ties it to anybody, or to a moment', async () => {
	at('07:41:13');
	const before = new Set((await everyRow(db())).map(({ table, columns }) => table + columns));
	const guard = () => ({ [stampName]: formStamp(), [emptyName]: '' });
	const { submission, grounds, setting, happened, reply } = tellsOf();
	const stamped = guard();
	at('07:43:29');
	const told = { grounds, setting, happened, deeds: ['refused'], district: '3', words, reply, submission };
	const begun = await everyRow(db());
	for (const at of screens)
		expect(await send('tell', { ...stamped, ...told, at, go: 'on' })).toMatchObject({
			values: { ...told, grounds: 'belief', deeds: 'refused' },
		});
	expect(await everyRow(db())).toEqual(begun);
	const answer = await send('tell', { ...stamped, ...told, at: 'look', looked: 'yes', step: 'tell' });
	const shown = String(answer.receipt);
	const code = shown.replaceAll(' ', '');
	expect(code).toMatch(/^\d{16}$/);
	expect(Object.keys(answer).toSorted()).toEqual(['receipt', 'submission']);
	// Not written down: the code stands there again, and nothing else.
	expect(await send('tell', { step: 'saved', last: '99', submission })).toMatchObject({
		status: 422,
		data: { receipt: shown },
	});
	expect(await send('tell', { step: 'saved', last: code.slice(-4), submission })).toEqual({ kept: 'saved' });
	const again = guard();
	at('07:47:51');
	expect(await send('answer', { ...again, step: 'open', code: shown })).toMatchObject({
		thread: { toldOn: '2031-05-17', lines: [] },
	});
	expect(await send('answer', { ...again, step: 'line', code, words: 'Han hedder Børge.' })).toMatchObject({
		said: 'added',
	});

	const rows = (await everyRow(db())).filter(({ table, columns }) => !before.has(table + columns));
	expect(rows.map(({ table }) => table).toSorted()).toEqual([
		'experience',
		'experience_count',
		'experience_line',
	]);
	const everything = [...rows.map(({ columns }) => columns), ...logged].join('\n');
	for (const secret of [
		...[code, shown, submission, address, words, 'Viceværten', 'Børge'],
		...[code.slice(0, 8), code.slice(-8), submission.slice(0, 8)],
	])
		expect(everything, secret).not.toContain(secret);
	// No moment, by the clock that was set or by the machine's own.
	expect(everything).not.toMatch(/\d\d:\d\d/);
	expect(logged.join('')).toBe('');

	// It was there all the same: who may read it does.
	const { id } = await db().selectFrom('experience').select('id').executeTakeFirstOrThrow();
	expect(await readExperience(db(), await readerOf(db()), id)).toMatchObject({ words: { text: words } });
});
