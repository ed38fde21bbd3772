/**
 * One question a screen. What was answered goes along in the form itself, for nothing of it is kept between two screens: not here, not in
 * the address, not in the browser (decision 0117). The last screen shows all of it before it is sent.
 */
import type { TellInput } from '#lib/equality/telling/input.ts';

export const questions = ['grounds', 'place', 'moment', 'what', 'reply'] as const;
export type Question = (typeof questions)[number];
export const screens = ['start', ...questions, 'look'] as const;
export type Screen = (typeof screens)[number];

type Field = Exclude<keyof TellInput, 'submission'> & string;
export const fieldsOf: Record<Question, readonly Field[]> = {
	grounds: ['grounds'],
	place: ['setting', 'district'],
	moment: ['happened'],
	what: ['deeds', 'words'],
	reply: ['reply'],
};

export const isQuestion = (screen: string): screen is Question => questions.some((one) => one === screen);
const isScreen = (screen: string): screen is Screen => screens.some((one) => one === screen);

interface Press {
	/** The screen on which it was pressed. */
	at: string;
	/** `on`, `back`, or the question to change. */
	go: string;
	/** All of it was looked through before: one question was changed, and one goes back there. */
	looked: boolean;
}

/** Where a press leads; `checks` where the question must be answered first. */
export function pressed({ at, go, looked }: Press): { to: Screen; checks: Question | null } {
	if (isQuestion(go)) return { to: go, checks: null };
	const from = isScreen(at) ? at : 'start';
	const checks = go !== 'back' && isQuestion(from) ? from : null;
	if (looked && isQuestion(from)) return { to: 'look', checks };
	const place = screens.indexOf(from) + (go === 'back' ? -1 : 1);
	return { to: screens[Math.min(Math.max(place, 0), screens.length - 1)]!, checks };
}
