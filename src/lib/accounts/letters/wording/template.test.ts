import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { filled, namesIn, problemOf, written } from '#lib/accounts/letters/wording/template.ts';

const shipped = 'Hej {name}\n\nFristen er {deadline}. {name} kan sende den her: {link}';

describe('words that take the place of the site’s', () => {
	test.each<[words: string, kind: string | null, name: string]>([
		[shipped, null, ''],
		['{link}: {deadline}, {name} og {name}', null, ''],
		['Hej {name} og {name}, senest {deadline}', 'lacks', 'link'],
		['Hej {name}, senest {deadline}: {link}', 'lacks', 'name'],
		['{name} {name} {name} {deadline} {link}', 'too_often', 'name'],
		['{name} {name} {deadline} {deadline} {link}', 'too_often', 'deadline'],
		['{name} {name} {deadline} {link} {period}', 'unknown', 'period'],
		['{name} {name} {deadline} {link} {Name}', 'unknown', 'Name'],
		['{name} {name} {deadline} {link} {', 'brace', ''],
		['{{name}} {name} {deadline} {link}', 'brace', ''],
		['{name} {name} {deadline} {link} { link }', 'brace', ''],
		['{name} {name} {deadline} {link} https://prøve.example', 'address', ''],
		['{name} {name} {deadline} {link} www.prøve.example', 'address', ''],
		['{name} {name} {deadline} {link} se kk.dk', 'address', ''],
		['{name} {name} {deadline} {link} HTTP://x', 'address', ''],
		['{name} {name} {deadline} kl. 23.59. {link}', null, ''],
	])('%s', (words, kind, name) => {
		expect(problemOf(words, shipped)).toEqual(kind === null ? null : { kind, name });
	});
});

/** Words without braces and addresses. */
const plain = fc.string({ maxLength: 20 }).map((text) => text.replace(/[{}.:/]|www/gi, ''));
const name = fc.stringMatching(/^[a-z][a-zA-Z]{0,8}$/);
const template = fc
	.array(fc.tuple(plain, name), { minLength: 1, maxLength: 6 })
	.map((parts) => parts.map(([text, one]) => text + written(one)).join(''));

describe('of any text of the site', () => {
	test('the same facts in another order, among other words, are right', () => {
		fc.assert(
			fc.property(template, fc.array(plain, { minLength: 7, maxLength: 7 }), (text, others) => {
				const words = namesIn(text)
					.toReversed()
					.map((one, index) => (others[index] ?? '') + written(one))
					.join(' ');
				expect(problemOf(words, text)).toBeNull();
			}),
		);
	});

	test('a fact that is left out, said once more or made up is told by its name', () => {
		fc.assert(
			fc.property(template, fc.nat(), (text, at) => {
				const names = namesIn(text);
				const one = names[at % names.length]!;
				const without = names.toSpliced(at % names.length, 1).map(written);
				expect(problemOf(without.join(' '), text)).toEqual({ kind: 'lacks', name: one });
				expect(problemOf(text + written(one), text)).toEqual({ kind: 'too_often', name: one });
				expect(problemOf(`${text}{Unknown9}`, text)).toEqual({ kind: 'unknown', name: 'Unknown9' });
			}),
		);
	});

	test('every fact is said as it is, whatever stands in it', () => {
		fc.assert(
			fc.property(template, fc.string(), (text, said) => {
				const fact = `${said}$& {name} $1`;
				const facts = Object.fromEntries(namesIn(text).map((one) => [one, fact]));
				expect(filled(text, facts)).toBe(text.split(/\{\w+\}/).join(fact));
			}),
		);
	});

	test('a fact that is not given stays a placeholder, also under the name of something every object has', () => {
		expect(filled('{constructor} {name} {count}', { count: 3 })).toBe('{constructor} {name} 3');
	});
});
