import { redirect, type RequestEvent } from '@sveltejs/kit';
import {
	amendTarget,
	declineAmendment,
	signAmendment,
	takeBackAmendment,
} from '#lib/commitments/changing/amendments.server.ts';
import { startReplacement } from '#lib/commitments/changing/replacement.server.ts';
import { reportDelivered, takeBackClosing, withdraw } from '#lib/commitments/closing/outcomes.server.ts';
import { markMilestone } from '#lib/commitments/milestones/milestones.server.ts';
import { agree, takeBack } from '#lib/commitments/writing/proposals.server.ts';
import { readDayCursor } from '#lib/platform/pages.ts';
import { reasonInput } from '#lib/commitments/writing/input.ts';
import { emptyInput } from '#lib/platform/empty-input.ts';
import { amendInput, closingInput, markInput } from '#lib/commitments/life-input.ts';
import { promiseOnDesk } from '#lib/commitments/commitment-page.server.ts';
import { today } from '#lib/commitments/readers.server.ts';
import { historyOf, ownCommitment } from '#lib/commitments/workspace.server.ts';
import { reportsToward } from '#lib/contributions/readers.server.ts';
import { href } from '#lib/i18n/urls.ts';
import { formOf } from '#lib/platform/form-body.server.ts';
import { submit } from '#lib/platform/forms.server.ts';
import type * as v from 'valibot';
import type { Actions, PageServerLoad, RouteParams } from './$types';

export const load: PageServerLoad = async ({ params, url, locals: { db, actor } }) => {
	const { organisation: _own, ...desk } = await promiseOnDesk(
		db,
		actor,
		params.organisation,
		params.commitment,
	);
	const [life, reports] = await Promise.all([
		historyOf(db, desk.commitment.id),
		reportsToward(db, desk.commitment.id, 20, readDayCursor(url.searchParams.get('after'))),
	]);
	return { ...desk, history: { ...life, ...reports }, today: today(), said: url.searchParams.get('said') };
};

type Event = RequestEvent<RouteParams>;

/** The promise, when it belongs to this workspace. @throws 404 */
const promiseOf = ({ params, locals: { db, actor } }: Event) =>
	ownCommitment(db, actor, params.organisation, params.commitment);

const back = ({ params }: Event, said: string, to = ''): never =>
	redirect(303, href(`/workspace/${params.organisation}/commitments/${params.commitment}${to}?said=${said}`));

type Act<S extends v.GenericSchema> = (
	about: { slug: string; organisationId: number },
	input: v.InferOutput<S>,
	event: Event,
) => Promise<unknown>;

/** Reads the form, looks that the promise is this workspace's, acts, and comes back with a word about it. */
const doing =
	<S extends v.GenericSchema<unknown, unknown>>(schema: S, act: Act<S>, said: string, to = '') =>
	async (event: Event) =>
		submit(await formOf(event.request), schema, async (input) => {
			const { commitment, organisation } = await promiseOf(event);
			const about = { slug: commitment.slug, organisationId: organisation.id };
			const outcome = await act(about, input, event);
			back(event, typeof outcome === 'string' ? `${said}_${outcome}` : said, to);
		});

export const actions: Actions = {
	takeBack: doing(
		emptyInput,
		({ slug }, _, { locals }) => takeBack(locals.db, locals.actor, slug),
		'draft',
		'/edit',
	),
	withdraw: doing(
		reasonInput,
		({ slug }, { reason }, { locals }) => withdraw(locals.db, locals.actor, slug, reason),
		'withdrawn',
	),
	close: doing(
		closingInput,
		({ slug, organisationId }, { word }, { locals }) =>
			reportDelivered(locals.db, locals.actor, slug, { organisationId, word }),
		'closed',
	),
	reopen: doing(
		emptyInput,
		({ slug }, _, { locals }) => takeBackClosing(locals.db, locals.actor, slug),
		'reopened',
	),
	agree: doing(emptyInput, ({ slug }, _, { locals }) => agree(locals.db, locals.actor, slug), 'agreed'),
	amend: async (event) => {
		const { commitment } = await promiseOf(event);
		const { db, actor } = event.locals;
		return submit(await formOf(event.request), amendInput(commitment, today()), async (input) =>
			back(event, `amend_${await amendTarget(db, actor, commitment.slug, input)}`),
		);
	},
	signAmendment: doing(
		emptyInput,
		({ slug, organisationId }, _, { locals }) => signAmendment(locals.db, locals.actor, slug, organisationId),
		'sign',
	),
	declineAmendment: doing(
		reasonInput,
		({ slug, organisationId }, { reason }, { locals }) =>
			declineAmendment(locals.db, locals.actor, slug, { organisationId, reason }),
		'amendment_declined',
	),
	takeBackAmendment: doing(
		emptyInput,
		({ slug }, _, { locals }) => takeBackAmendment(locals.db, locals.actor, slug),
		'amendment_taken_back',
	),
	replace: async (event) =>
		submit(await formOf(event.request), emptyInput, async () => {
			const { commitment } = await promiseOf(event);
			const draft = await startReplacement(event.locals.db, event.locals.actor, commitment.slug);
			redirect(303, href(`/workspace/${event.params.organisation}/commitments/${draft}/edit?step=2`));
		}),
	milestone: doing(
		markInput,
		({ slug }, { milestone: id, reached }, { locals }) =>
			markMilestone(locals.db, locals.actor, slug, { id, reached: reached === 'yes' }),
		'milestone',
	),
};
