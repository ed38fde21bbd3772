import { expect, test } from 'vitest';
import { whereTheyPart } from '#lib/importing/looking/before-after.ts';

const same = 'Vi laver mad sammen i det store køkken, og alle kan være med, ';
test.for([
	['Kor', 'Koncert', ['Kor', 'Koncert']],
	['', 'Kom og syng', ['', 'Kom og syng']],
	[
		`${same}klokken 18.`,
		`${same}klokken 19.`,
		['… køkken, og alle kan være med, klokken 18.', '… køkken, og alle kan være med, klokken 19.'],
	],
	[`Kort. ${'og mere '.repeat(60)}`.trim(), 'Kort.', [`Kort. ${'og mere '.repeat(23)}og mere…`, 'Kort.']],
] as const)('%j beside %j', ([one, other, shown]) => expect(whereTheyPart(one, other)).toEqual(shown));
