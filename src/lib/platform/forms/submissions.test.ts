import { describe, expect } from 'vitest';
import { once } from '#lib/platform/forms/submissions.server.ts';
import { test } from '../../../../tests/support/database.ts';

describe.each([
	['known before', '/made'],
	['known after', null],
])('a form’s key, what comes of it %s', (_, outcome) => {
	const key = '5b0f9a52-4a3c-4b7e-9a53-0d9e8a0b7c11';

	test('does the work once for two that come at the same time, and tells both what came of it', async ({
		db,
	}) => {
		let done = 0;
		const send = () => once(db, key, () => Promise.resolve(`/made${done++ ? ' again' : ''}`), { outcome });
		expect(await Promise.all([send(), send(), send()])).toEqual(['/made', '/made', '/made']);
		expect(done).toBe(1);
	});

	test('is free again where the work failed', async ({ db }) => {
		const failing = once(db, key, () => Promise.reject(new Error('no')), { outcome });
		await expect(failing).rejects.toThrow('no');
		expect(await db.selectFrom('submission').selectAll().execute()).toEqual([]);
		expect(await once(db, key, () => Promise.resolve('/made'), { outcome })).toBe('/made');
	});

	test('is free again where the first may not', async ({ db }) => {
		const before = () => Promise.reject(new Error('suspended'));
		await expect(once(db, key, () => Promise.resolve('/made'), { before, outcome })).rejects.toThrow(
			'suspended',
		);
		expect(await db.selectFrom('submission').selectAll().execute()).toEqual([]);
	});
});
