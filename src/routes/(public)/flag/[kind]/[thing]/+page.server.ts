import { flag } from '#lib/moderation/flags/flags.server.ts';
import { moderationFlashes } from '#lib/moderation/flashes.ts';
import { flagInput } from '#lib/moderation/input.ts';
import { subjectToFlag } from '#lib/moderation/readers.server.ts';
import { isSubjectKind, pathOf } from '#lib/moderation/subject.ts';
import { notFound } from '#lib/platform/errors.ts';
import { action } from '#lib/platform/forms/action.server.ts';
import { formStamp, refuseMachines } from '#lib/platform/forms/form-guard.server.ts';
import type { Actions, PageServerLoad } from './$types';

const aboutOf = ({ kind, thing: slug }: { kind: string; thing: string }) =>
	isSubjectKind(kind) ? { kind, slug } : notFound();

export const load: PageServerLoad = async ({ params, setHeaders, locals: { db } }) => {
	// Each page has a stamp of its own.
	setHeaders({ 'cache-control': 'no-store' });
	const about = aboutOf(params);
	return { about: { ...about, ...(await subjectToFlag(db, about)) }, stamp: formStamp() };
};

export const actions: Actions = {
	default: action(
		flagInput,
		({ db, params, form, event }, input) => {
			refuseMachines(form);
			return flag(db, aboutOf(params), input, { clientAddress: event.getClientAddress() });
		},
		({ params }) => ({ to: pathOf(aboutOf(params)), flash: moderationFlashes.flagged() }),
	),
};
