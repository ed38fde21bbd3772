import { expect, test } from 'vitest';
import { isUntold, keepUntold } from '#lib/platform/visitors/untold.ts';
import { gates } from '../../../gates.ts';

test('on every page where somebody tells of discrimination, or comes back, nobody is known', () => {
	const forms = Object.entries(gates).filter(
		([route, { send }]) => route.startsWith('/(public)/equal-treatment') && send,
	);
	expect(forms.map(([route]) => route)).toHaveLength(2);
	for (const [route] of forms) expect(isUntold(route), route).toBe(true);
	for (const route of ['/(public)/equal-treatment', '/(public)/barriers/new', '/login', null])
		expect(isUntold(route)).toBe(false);
});

test('they are kept by nobody, and tell no other site where the reader was', () => {
	const response = new Response('', { headers: { 'cache-control': 'public, max-age=60' } });
	keepUntold(response);
	expect(response.headers.get('cache-control')).toBe('private, no-store');
	// Not `no-referrer`: a form would then come without an origin, and be refused as another site's.
	expect(response.headers.get('referrer-policy')).toBe('same-origin');
});
