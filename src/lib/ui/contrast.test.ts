import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { kindTable } from '#lib/policy/kinds.ts';

const css = readFileSync(new URL('../../app.css', import.meta.url), 'utf8');

function luminance(token: string): number {
	const hex = new RegExp(`--${token}: #([0-9a-f]{6})`).exec(css)?.[1];
	if (!hex) throw new Error(`app.css lacks --${token}`);
	const [red = 0, green = 0, blue = 0] = (hex.match(/../g) ?? []).map((pair) => {
		const part = parseInt(pair, 16) / 255;
		return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
	});
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
	const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
	return (light + 0.05) / (dark + 0.05);
}

/** WCAG 2.2: text 4.5 to 1, shapes and edges that carry meaning 3 to 1. */
describe('contrast of the tokens', () => {
	const grounds = ['paper', 'surface', 'sunken'];
	const onGrounds = (tokens: string[]) =>
		tokens.flatMap((token) => grounds.map((ground) => [token, ground] as const));

	it.each([
		...onGrounds(['ink', 'ink-soft', 'accent', 'accent-strong', 'good', 'warn', 'bad']),
		['accent-ink', 'accent'],
		['accent-ink', 'accent-strong'],
		['accent-ink', 'bad'],
		['night-ink', 'night'],
		['night-soft', 'night'],
		['night', 'count'],
	] as const)('%s can be read on %s', (text, ground) =>
		expect(contrast(text, ground)).toBeGreaterThanOrEqual(4.5),
	);

	it.each(onGrounds(['focus', ...Object.values(kindTable).map(({ colour, edge }) => edge ?? colour)]))(
		'%s can be seen on %s',
		(shape, ground) => expect(contrast(shape, ground)).toBeGreaterThanOrEqual(3),
	);
});
