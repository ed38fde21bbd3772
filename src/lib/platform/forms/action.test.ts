import type { RequestEvent } from '@sveltejs/kit';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { action } from '#lib/platform/forms/action.server.ts';
import { notFound, Refused } from '#lib/platform/errors.ts';
import { flashTable } from '#lib/platform/flash.ts';

const schema = v.object({ word: v.pipe(v.string(), v.nonEmpty('Skriv et ord')) });

function sent(word: string): RequestEvent<{ organisation: string }> {
	const body = new URLSearchParams({ word });
	const url = new URL('https://example.test/');
	return {
		request: new Request(url, { method: 'POST', body }),
		url,
		params: { organisation: 'et-sted' },
		locals: { db: 'db', actor: 'actor' },
	} as unknown as RequestEvent<{ organisation: string }>;
}

describe('A form’s action', () => {
	const called: unknown[] = [];
	const saves = action<{ organisation: string }, typeof schema, string>(
		schema,
		async ({ db, actor, params }, { word }) => {
			called.push([db, actor, params.organisation, word]);
			if (word === 'nej') throw new Refused('listing_not_draft');
			if (word === 'væk') notFound();
			return `${word}-1`;
		},
		({ params }, outcome, { word }) => `/partners/${params.organisation}?to=${outcome}&word=${word}`,
	);

	it('calls the verb with who asks, and goes where the outcome shows', async () => {
		await expect(saves(sent('ja'))).rejects.toMatchObject({
			status: 303,
			location: expect.stringContaining('et-sted?to=ja-1&word=ja') as string,
		});
		expect(called).toEqual([['db', 'actor', 'et-sted', 'ja']]);
	});
	it('leaves what is to be said there in a cookie', async () => {
		const set: unknown[] = [];
		const flashes = flashTable('here', { saved: () => 'Gemt.' });
		const says = action<{ organisation: string }, typeof schema, string>(
			schema,
			async () => '',
			({ params }) => ({ to: `/partners/${params.organisation}`, flash: flashes.saved() }),
		);
		const cookies = { set: (...given: unknown[]) => set.push(given) };
		const event = { ...sent('ja'), cookies } as never;
		await expect(says(event)).rejects.toMatchObject({ status: 303, location: '/partnere/et-sted' });
		expect(set).toEqual([['__Host-flash', 'here.saved', expect.objectContaining({ httpOnly: true })]]);
	});
	it.each([
		['', { word: 'Skriv et ord' }],
		['nej', { '': expect.any(String) as string }],
	])('answers %o with sentences and what was typed', async (word, errors) => {
		expect(await saves(sent(word))).toMatchObject({ status: 422, data: { errors, values: { word } } });
	});
	it('lets pass what is not there', async () => {
		await expect(saves(sent('væk'))).rejects.toMatchObject({ status: 404 });
	});
	it('looks who asks before it judges the form, where the schema is found by that', async () => {
		const guarded = action<{ organisation: string }, typeof schema, string>(
			() => notFound(),
			async () => '',
		);
		await expect(guarded(sent(''))).rejects.toMatchObject({ status: 404 });
	});
	it('returns the outcome where the page stays', async () => {
		const stays = action(schema, async (_, { word }) => ({ done: word }));
		expect(await stays(sent('ja') as never)).toEqual({ done: 'ja' });
	});
});
