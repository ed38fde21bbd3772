/** Somebody who helps and is no longer shown; what was told, for who may read it. */
import { retireHelper } from '#lib/equality/help/helpers.server.ts';
import { demoAccount } from '../actors.ts';
import { helperOf } from '../cast/dialogue/experiences.ts';
import { person } from '../cast/people.ts';
import type { City, FormSamples } from './city.ts';

export async function equalityInStates({ db, desk }: City): Promise<FormSamples> {
	const retired = await helperOf(db, { title: 'Rådgivningen der holdt op' });
	await retireHelper(db, await person(db, 'consultant'), retired, true);
	return {
		'/(municipality)/municipality/equal-treatment/helpers/[helper] ?/again': desk(
			`/equal-treatment/helpers/${retired}`,
		),
		// One of the two who read it.
		'/(municipality)/municipality/equal-treatment/experiences/[experience] ?/answer': {
			path: '/municipality/equal-treatment/experiences/482913',
			as: demoAccount('editor'),
		},
	};
}
