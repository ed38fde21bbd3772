import { redirect } from '@sveltejs/kit';
import { changeInputs } from '#lib/followup/policy-edition/changes.ts';
import { isSectionKey } from '#lib/followup/policy-edition/document.ts';
import { saveSection } from '#lib/followup/policy-edition/drafting.server.ts';
import { sectionPage } from '#lib/followup/policy-edition/readers.server.ts';
import { followupFlashes } from '#lib/followup/flashes.ts';
import { href } from '#lib/i18n/urls.ts';
import { notFound } from '#lib/platform/errors.ts';
import { action } from '#lib/platform/forms/action.server.ts';
import { wideFormOf } from '#lib/platform/forms/form-body.server.ts';
import { editedIn } from '#lib/platform/forms/forms.server.ts';
import type { Actions, PageServerLoad } from './$types';

const here = '/municipality/policy/draft';

export const load: PageServerLoad = async ({ params, url, locals: { db, actor } }) => ({
	...((await sectionPage(db, actor, params.section)) ?? redirect(303, href(here))),
	/** Whether more rows are wanted than one. */
	more: url.searchParams.has('more'),
});

export const actions: Actions = {
	default: action(
		({ params }) => (isSectionKey(params.section) ? changeInputs[params.section] : notFound()),
		async ({ db, actor, form }, change) => {
			await saveSection(db, actor, change, editedIn(form)?.version ?? null);
			return form.has('more');
		},
		({ params }, more) => ({
			to: more ? `${here}/${params.section}?more` : here,
			flash: followupFlashes.periodSaved(),
		}),
		wideFormOf,
	),
};
