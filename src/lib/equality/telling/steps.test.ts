/** From screen to screen: where a press leads, what is said of a mistake, and that nothing that was answered is lost on the way. */
import fc from 'fast-check';
import { render } from 'svelte/server';
import { describe, expect, test, vi } from 'vitest';
import { deeds, grounds, moments, replies, settings } from '#lib/equality/experience.ts';
import StepForm from '#lib/equality/telling/StepForm.svelte';
import { step } from '#lib/equality/telling/stepping.server.ts';
import { fieldsOf, pressed, questions, type Screen } from '#lib/equality/telling/steps.ts';
import { textsOf, type FormValues } from '#lib/platform/forms/form-answer.ts';
import { formsOn } from '../../../../tests/fuzz/harvest.ts';

vi.mock('$app/forms', () => ({ enhance: () => undefined }));
vi.mock('$app/state', () => ({ page: { data: {} } }));

const led: [at: string, go: string, looked: boolean, to: Screen, checks: string | null][] = [
	['start', 'on', false, 'grounds', null],
	['grounds', 'on', false, 'place', 'grounds'],
	['grounds', 'back', false, 'start', null],
	['reply', 'on', false, 'look', 'reply'],
	['look', 'back', true, 'reply', null],
	['look', 'place', true, 'place', null],
	// One answer is changed, and one is back where all of it stands.
	['place', 'on', true, 'look', 'place'],
	['place', 'back', true, 'look', null],
	['start', 'back', false, 'start', null],
	['look', 'on', true, 'look', null],
	// What no screen of ours sends.
	['__proto__', 'on', false, 'grounds', null],
	['', 'saved', false, 'grounds', null],
];
test.each(led)('%s, %s (looked %s) leads to %s', (at, go, looked, to, checks) => {
	expect(pressed({ at, go, looked })).toEqual({ to, checks });
});

test('every field is asked once', () => {
	const asked = questions.flatMap((question) => fieldsOf[question]);
	expect(new Set(asked).size).toBe(asked.length);
});

const form = (fields: Record<string, string | string[]>) => {
	const sent = new FormData();
	for (const [name, value] of Object.entries(fields))
		for (const one of [value].flat()) sent.append(name, one);
	return sent;
};
/** What a browser sends of a screen that nobody has touched. */
const fieldsOn = (screen: Screen, values: FormValues) =>
	formsOn(
		render(StepForm, { props: { screen, stamp: 's', submission: 'k', answer: { values } } }).body,
		true,
	).get('default') ?? expect.fail('no form');
/** What comes of a press, whether it led on or not. */
function shown(come: ReturnType<typeof step>): { screen: Screen; values: FormValues } {
	return 'data' in come ? come.data : come;
}

describe('a step', () => {
	test('says what is wrong with its own question, and nothing of those to come', () => {
		expect(step(form({ at: 'grounds', go: 'on' }))).toMatchObject({
			status: 422,
			data: { screen: 'grounds', errors: { grounds: expect.any(String) as string } },
		});
		const { data } = step(form({ at: 'what', go: 'on', grounds: 'age' })) as { data: { errors: object } };
		expect(Object.keys(data.errors)).toEqual(['words']);
		expect(step(form({ at: 'what', go: 'back' }))).toMatchObject({ screen: 'moment' });
	});

	test('carries every answer on, whatever is pressed and however often', () => {
		const texts = fc.constantFrom('To linjer.\n\nOg "en" <b>til</b> & mere.', 'كلام', ' ', '');
		const some = <const Keys extends readonly string[]>(keys: Keys) => fc.subarray([...keys]);
		const said = fc.record({
			grounds: some(grounds),
			setting: fc.constantFrom(...settings, ''),
			district: fc.constantFrom('3', '10', ''),
			happened: fc.constantFrom(...moments, ''),
			deeds: some(deeds),
			words: texts,
			reply: fc.constantFrom(...replies, ''),
		});
		const presses = fc.array(fc.constantFrom('on', 'back', 'place', 'what'), { maxLength: 8 });
		fc.assert(
			fc.property(said, presses, (answers, pressed) => {
				const all = form(answers);
				let { screen, values } = shown(step(all));
				for (const go of pressed) {
					const next = form({ go });
					for (const [name, value] of fieldsOn(screen, values)) next.append(name, value);
					({ screen, values } = shown(step(next)));
					for (const name of Object.keys(answers))
						expect(textsOf(values[name]), `${name} on ${screen}`).toEqual(
							all.getAll(name).filter((one) => one !== ''),
						);
				}
			}),
			{ numRuns: 60 },
		);
	});
});
