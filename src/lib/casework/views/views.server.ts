/** What one person saves of the municipality's lists. Theirs alone: nobody else's view is touched, and none is overwritten. */
import { municipalityMay } from '#lib/accounts/access.ts';
import { acting, actingOnce } from '#lib/accounts/acting.server.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import * as queries from '#lib/casework/views/view-queries.server.ts';
import { mostViews, type SavedView, type ViewList } from '#lib/casework/views/view.ts';
import { now } from '#lib/platform/clock.ts';
import { idIn } from '#lib/platform/addresses/address-values.ts';
import type { Database, Transaction } from '#lib/platform/database/database.server.ts';
import { found, notFound, Refused } from '#lib/platform/errors.ts';

function ownerId(actor: Actor): number {
	if (!municipalityMay(actor, 'oversee') || !actor.person) notFound();
	return actor.person.id;
}

/** Of all lists, by name. @throws 404 for who is not of the municipality */
export const ownViews = async (db: Database, actor: Actor): Promise<SavedView[]> =>
	queries.viewsOf(db, ownerId(actor));

/** Those of one list, and the one of them that an address opens. @throws 404 for who is not of the municipality */
export async function listViews(db: Database, actor: Actor, list: ViewList, url: URL) {
	const views = (await ownViews(db, actor)).filter((view) => view.list === list);
	const asked = idIn(url.searchParams.get('view'));
	return { views, opened: views.find(({ id }) => id === asked) ?? null, viewSubmission: crypto.randomUUID() };
}

/**
 * Saves a filter of a list under a new name. @returns the view's id as text
 * @throws Refused `view_name_taken` where a view of theirs of that list has that name, `views_full`
 */
export const saveView = (
	db: Database,
	actor: Actor,
	{ list, name, query, onDesk, submission }: Omit<SavedView, 'id'> & { submission?: string | undefined },
): Promise<string> =>
	actingOnce(db, actor, submission, async (trx) => {
		const personId = ownerId(actor);
		const others = await queries.lockViews(trx, personId);
		if (others.some((one) => one.list === list && one.name.toLowerCase() === name.toLowerCase()))
			throw new Refused('view_name_taken', 'name');
		if (others.length >= mostViews) throw new Refused('views_full');
		const { id } = await queries.insertView(trx, { personId, list, name, query, onDesk, createdAt: now() });
		return String(id);
	});

async function ownView(trx: Transaction, actor: Actor, id: number): Promise<SavedView> {
	const views = await queries.lockViews(trx, ownerId(actor));
	return found(views.find((one) => one.id === id));
}

/** @throws 404 for what is not theirs */
export const showOnDesk = (
	db: Database,
	actor: Actor,
	{ view: id, onDesk }: { view: number; onDesk: boolean },
) =>
	acting(db, actor, async (trx) => {
		await ownView(trx, actor, id);
		await queries.setOnDesk(trx, id, onDesk);
	});

/** @throws 404 for what is not theirs */
export const removeView = (db: Database, actor: Actor, { view: id }: { view: number }) =>
	acting(db, actor, async (trx) => {
		await ownView(trx, actor, id);
		await queries.deleteView(trx, id);
	});
