/** The frame of the verbs of every listing: a draft is made once, and whoever changes one holds it and owns it. */
import { acting, actingOnce } from '#lib/accounts/acting.server.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import { newSlug } from '#lib/i18n/slugs.ts';
import { lockOwn, refuseUnapproved } from '#lib/listings/frame.server.ts';
import type { Organisation } from '#lib/organisations/organisation.ts';
import { organisationFor } from '#lib/organisations/organisations.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database, Transaction } from '#lib/platform/database/database.server.ts';
import { Refused } from '#lib/platform/errors.ts';

interface Held<Listing> {
	trx: Transaction;
	actor: Actor;
	/** The person, where it is one. */
	by: number | null;
	organisation: Organisation;
	listing: Listing;
}

/** Verbs on what an organisation has, held by `lock` while they run. @throws 404 when it is another's or the actor may not edit it */
export const verbsOn =
	<Listing extends { organisationId: number }>(
		lock: (trx: Transaction, slug: string) => Promise<Listing | undefined>,
	) =>
	<Rest extends unknown[]>(act: (held: Held<Listing>, ...rest: Rest) => Promise<void>) =>
	(db: Database, actor: Actor, organisationSlug: string, slug: string, ...rest: Rest): Promise<void> =>
		acting(db, actor, async (trx) => {
			const own = await lockOwn(trx, actor, organisationSlug, (held) => lock(held, slug));
			await act({ trx, actor, by: actor.person?.id ?? null, ...own }, ...rest);
		});

interface Born {
	slug: string;
	organisationId: number;
	createdBy: number | null;
	createdAt: Date;
}

interface Draft<Input> {
	/** Before the transaction: what it asks of others. */
	prepare?: (db: Database, input: Input) => Promise<Input>;
	insert: (held: { trx: Transaction; organisation: Organisation; born: Born }, input: Input) => Promise<void>;
	path: (organisation: string, slug: string) => string;
}

/** A new draft. The same submission key makes one. @returns its workspace path, in code form */
export async function draft<Input extends { title: string; submission?: string | undefined }>(
	db: Database,
	actor: Actor,
	organisationSlug: string,
	input: Input,
	{ prepare = (_, asked) => Promise.resolve(asked), insert, path }: Draft<Input>,
): Promise<string> {
	const organisation = await organisationFor(db, actor, organisationSlug, 'edit');
	const prepared = await prepare(db, input);
	const slug = newSlug(input.title);
	const outcome = path(organisation.slug, slug);
	const create = async (trx: Transaction) => {
		const createdBy = actor.person?.id ?? null;
		const born = { slug, organisationId: organisation.id, createdBy, createdAt: now() };
		await insert({ trx, organisation, born }, prepared);
		return outcome;
	};
	return actingOnce(db, actor, input.submission, create, outcome);
}

interface Standing {
	state: string;
	takenDownAt: Date | null;
}

/** @param closed why what is over does not go out again @throws Refused `listing_taken_down`, `listing_not_approved` */
export function refuseToPublish(
	organisation: Pick<Organisation, 'state'>,
	{ state, takenDownAt }: Standing,
	closed: string,
): void {
	if (takenDownAt) throw new Refused('listing_taken_down');
	if (state !== 'draft') throw new Refused(closed);
	refuseUnapproved(organisation);
}

/** @throws Refused `listing_taken_down`, `listing_not_draft` */
export function refuseToDelete({ state, takenDownAt }: Standing): void {
	if (takenDownAt) throw new Refused('listing_taken_down');
	if (state !== 'draft') throw new Refused('listing_not_draft');
}
