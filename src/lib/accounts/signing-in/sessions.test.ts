import type { Cookies } from '@sveltejs/kit';
import { describe, expect } from 'vitest';
import {
	bringsSession,
	endSession,
	readSession,
	startSession,
} from '#lib/accounts/signing-in/sessions.server.ts';
import { sessionStore } from '#lib/accounts/signing-in/session-store.server.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { makePerson } from '../../../../tests/support/cast/people.ts';
import { test } from '../../../../tests/support/database.ts';

const day = 86_400_000;
type Written = { value: string; expires?: Date; secure?: boolean; path?: string };

function jar(given: Record<string, string> = {}) {
	const kept = new Map<string, Written>(
		Object.entries(given).map(([name, value]) => [name, { value, path: '/' }]),
	);
	const writes: string[] = [];
	const cookies = {
		get: (name: string) => kept.get(name)?.value,
		set(name: string, value: string, options: Omit<Written, 'value'>) {
			kept.set(name, { value, ...options });
			writes.push(name);
		},
		delete: (name: string) => kept.delete(name),
	} as unknown as Cookies;
	return { cookies, kept, writes };
}

/** Moves the only session's beginning and its term into the past, in days from now. */
const age = (db: Database, { began, until }: { began: number; until: number }) =>
	db
		.updateTable('session')
		.set({ createdAt: new Date(Date.now() + began * day), expiresAt: new Date(Date.now() + until * day) })
		.execute();

const term = async (db: Database) => {
	const { expiresAt } = await db.selectFrom('session').select('expiresAt').executeTakeFirstOrThrow();
	return Math.round((expiresAt.getTime() - Date.now()) / day);
};

describe('the cookie', () => {
	test('carries the prefix under TLS and a plain name without', async ({ db }) => {
		const { person } = await makePerson(db);
		const tls = jar();
		await startSession(db, tls.cookies, person.id, true);
		expect(tls.kept.get('__Host-session')).toMatchObject({ secure: true, path: '/' });
		const plain = jar();
		await startSession(db, plain.cookies, person.id, false);
		expect([...plain.kept.keys()]).toEqual(['session']);
	});

	test('under the other name opens nothing, and logging out ends it all the same', async ({ db }) => {
		const { person } = await makePerson(db);
		const before = jar();
		await startSession(db, before.cookies, person.id, false);
		const old = jar({ session: before.kept.get('session')!.value });
		expect((await readSession(db, old.cookies, true)).person).toBeNull();
		expect(bringsSession(old.cookies, true)).toBe(false);
		await endSession(db, old.cookies);
		expect(old.kept.size).toBe(0);
		expect(await db.selectFrom('session').selectAll().execute()).toEqual([]);
	});
});

describe('a session', () => {
	test.for<[string, { began: number; until: number }, number | null]>([
		['is not renewed in the first half of its term', { began: -10, until: 20 }, 20],
		['slides to thirty days past its half', { began: -20, until: 10 }, 30],
		['slides no further than its end', { began: -70, until: 10 }, 20],
		['is over 90 days after it began', { began: -90, until: 20 }, null],
		['is over where it was not used for its term', { began: -40, until: -1 }, null],
	])('%s', async ([, moved, left], { db }) => {
		const { person } = await makePerson(db);
		const { cookies } = jar();
		await startSession(db, cookies, person.id, true);
		await age(db, moved);
		const actor = await readSession(db, cookies, true);
		expect(actor.person?.id ?? null).toBe(left === null ? null : person.id);
		if (left !== null) expect(await term(db)).toBe(left);
	});

	test('near its end is neither written nor sent again with every request', async ({ db }) => {
		const { person } = await makePerson(db);
		const { cookies, writes, kept } = jar();
		await startSession(db, cookies, person.id, true);
		await age(db, { began: -70, until: 10 });
		for (let request = 0; request < 3; request++) await readSession(db, cookies, true);
		expect(writes).toHaveLength(2);
		const days = (kept.get('__Host-session')!.expires!.getTime() - Date.now()) / day;
		expect(Math.round(days)).toBe(20);
	});

	test('that is over is tidied away', async ({ db }) => {
		const { person } = await makePerson(db);
		await startSession(db, jar().cookies, person.id, true);
		await age(db, { began: -91, until: 20 });
		await sessionStore(db).deleteExpiredSessions();
		expect(await db.selectFrom('session').selectAll().execute()).toEqual([]);
	});
});
