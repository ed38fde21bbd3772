/** The gate's table against the route tree: nothing is open by being forgotten, nothing is listed that is gone. */
import { expect, test } from 'vitest';
import { askOf, gates } from '../src/gates.ts';
import { listDoors } from './support/routes.ts';

const doors = await listDoors();

test('every page, endpoint and form action has its gate', () => {
	const missing = doors
		.filter(({ route, ask, kind }) => !(kind === 'action' ? gates[route]?.send?.[ask] : gates[route]?.see))
		.map(({ route, ask }) => `${route} ${ask}`);
	expect(missing).toEqual([]);
});

test('no gate stands where there is no door', () => {
	const known = new Set(doors.map(({ route, ask }) => `${route} ${ask}`));
	const routes = new Set(doors.map(({ route }) => route));
	const stale = Object.entries(gates).flatMap(([route, { send }]) => [
		...(routes.has(route) ? [] : [route]),
		...Object.keys(send ?? {})
			.filter((action) => !known.has(`${route} ${action}`))
			.map((action) => `${route} ${action}`),
	]);
	expect(stale).toEqual([]);
});

test('a form is known by its name wherever that stands in the address', () => {
	expect(askOf('POST', '?step=2&/target')).toEqual({ send: 'target' });
	expect(askOf('POST', '?/verify=')).toEqual({ send: 'verify' });
	expect(askOf('POST', '?step=2')).toEqual({ send: 'default' });
	expect(askOf('GET', '?/verify')).toBe('see');
});
