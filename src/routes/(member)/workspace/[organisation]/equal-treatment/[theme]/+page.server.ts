import { randomUUID } from 'node:crypto';
import { equalityFlashes } from '#lib/equality/flashes.ts';
import { lastAnswers } from '#lib/equality/practice/check-readers.server.ts';
import { checkInput } from '#lib/equality/practice/input.ts';
import { themes } from '#lib/equality/practice/practice.ts';
import { takeCheck } from '#lib/equality/practice/practice.server.ts';
import { found } from '#lib/platform/errors.ts';
import { action } from '#lib/platform/forms/action.server.ts';
import type { Actions, PageServerLoad } from './$types';

const themeOf = ({ theme }: { theme: string }) => found(themes.find((one) => one === theme));

export const load: PageServerLoad = async ({ params, locals: { db, actor } }) => {
	const theme = themeOf(params);
	return {
		theme,
		stored: await lastAnswers(db, actor, params.organisation, theme),
		submission: randomUUID(),
	};
};

export const actions: Actions = {
	default: action(
		({ params }) => checkInput(themeOf(params)),
		({ db, actor, params }, input) => takeCheck(db, actor, params.organisation, themeOf(params), input),
		(_, to) => ({ to, flash: equalityFlashes.checkSaved() }),
	),
};
