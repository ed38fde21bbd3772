import { signedInMunicipality } from '#lib/accounts/signing-in/signed-in.ts';
import { changeCase, correctNote, finishTask, writeDown } from '#lib/casework/casework.server.ts';
import { dayList } from '#lib/casework/day/day.server.ts';
import { caseworkFlashes } from '#lib/casework/flashes.ts';
import { caseInput, correctInput, taskInput, writeInput } from '#lib/casework/input.ts';
import { partnerFile } from '#lib/casework/partner-file.server.ts';
import { copenhagenDate } from '#lib/i18n/copenhagen.ts';
import { now } from '#lib/platform/clock.ts';
import type { Flash } from '#lib/platform/flash.ts';
import { action } from '#lib/platform/forms/action.server.ts';
import { editedIn } from '#lib/platform/forms/forms.server.ts';
import type { Actions, PageServerLoad, RouteParams } from './$types';

/** Of the day's list beside the file. */
const dayLength = 12;

export const load: PageServerLoad = async ({ params, url, locals: { db, actor, ...locals } }) => {
	signedInMunicipality({ ...locals, actor }, url, 'oversee');
	const [file, day] = await Promise.all([
		partnerFile(db, actor, params.organisation, url.searchParams.get('after')),
		dayList(db, actor, { all: false, after: null, limit: dayLength }),
	]);
	return { file, day, submission: crypto.randomUUID() };
};

const back =
	(flash: () => Flash) =>
	({ params }: { params: RouteParams }) => ({
		to: `/municipality/partners/${params.organisation}`,
		flash: flash(),
	});

export const actions: Actions = {
	write: action(
		() => writeInput(copenhagenDate(now())),
		({ db, actor, params }, input) => writeDown(db, actor, params.organisation, input),
		back(caseworkFlashes.written),
	),
	correct: action(
		correctInput,
		({ db, actor, params }, input) => correctNote(db, actor, params.organisation, input),
		back(caseworkFlashes.corrected),
	),
	done: action(
		taskInput,
		({ db, actor, params }, input) => finishTask(db, actor, params.organisation, input, true),
		({ params }, _outcome, { task }) => ({
			to: `/municipality/partners/${params.organisation}`,
			flash: caseworkFlashes.done({ task }),
		}),
	),
	reopen: action(
		taskInput,
		({ db, actor, params }, input) => finishTask(db, actor, params.organisation, input, false),
		back(caseworkFlashes.reopened),
	),
	case: action(
		caseInput,
		({ db, actor, params, form }, input) => changeCase(db, actor, params.organisation, input, editedIn(form)),
		back(caseworkFlashes.changed),
	),
};
