/** An editor of the municipality describes a lighthouse project, its steps and what came of it, and links the promises that carry it. */
import { acting, actingOnce } from '#lib/accounts/acting.server.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import { measuringPerson } from '#lib/followup/access.ts';
import { lighthouseValues } from '#lib/followup/lighthouses/form-values.ts';
import type { LighthouseInput, ResultInput } from '#lib/followup/lighthouses/input.ts';
import { lighthousesDesk, mostResults, mostSteps } from '#lib/followup/lighthouses/lighthouse.ts';
import * as queries from '#lib/followup/lighthouses/queries.server.ts';
import { link, unlink } from '#lib/followup/links/links.server.ts';
import { recordLighthouse } from '#lib/followup/record.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database, Transaction } from '#lib/platform/database/database.server.ts';
import { found, Refused } from '#lib/platform/errors.ts';
import { refuseEdited, type Edited } from '#lib/platform/forms/edited.ts';
import { lighthouseBySlug } from '#lib/policy/edition.ts';
import { refuseUnreadWording } from '#lib/policy/unread-wording.ts';

export const lighthousePath = (slug: string): string => `${lighthousesDesk}/${slug}`;

/** The first time it is described, and every time after that. @throws 404, Refused `wording_unread`, EditedMeanwhile */
export function describeLighthouse(
	db: Database,
	actor: Actor,
	slug: string,
	{ what, place, district, point, wordingRead }: LighthouseInput,
	edited: Edited | null,
): Promise<void> {
	const by = measuringPerson(actor);
	const { key } = found(lighthouseBySlug(slug));
	return acting(db, actor, async (trx) => {
		const before = await queries.lockLighthouse(trx, key);
		refuseEdited(edited, lighthouseValues(before));
		refuseUnreadWording([what], wordingRead);
		const said = { what, place, districtNr: district, lat: point?.lat ?? null, lng: point?.lng ?? null };
		const row = { ...said, changedAt: now(), changedBy: by.id };
		if (before) {
			await queries.updateLighthouse(trx, before.id, row);
			await recordLighthouse(trx, actor, 'lighthouse.changed', before);
			return;
		}
		const made = await queries.insertLighthouse(trx, { ...row, key });
		if (!made) throw new Refused('edited_meanwhile');
		await recordLighthouse(trx, actor, 'lighthouse.written', made);
	});
}

type Held = NonNullable<Awaited<ReturnType<typeof queries.lockLighthouse>>>;
/** The project, which has been described. @throws 404 */
const held = async (trx: Transaction, slug: string): Promise<Held> =>
	found(await queries.lockLighthouse(trx, found(lighthouseBySlug(slug)).key));

const holding = (
	db: Database,
	actor: Actor,
	slug: string,
	work: (trx: Transaction, lighthouse: Held, by: number) => Promise<void>,
): Promise<void> => {
	const by = measuringPerson(actor);
	return acting(db, actor, async (trx) => work(trx, await held(trx, slug), by.id));
};

interface Once {
	submission?: string | undefined;
}

/** @returns its desk. @throws 404, Refused `lighthouse_most_steps` */
export function addStep(
	db: Database,
	actor: Actor,
	slug: string,
	{ submission, ...step }: { title: string; dueOn: string } & Once,
): Promise<string> {
	measuringPerson(actor);
	return actingOnce(db, actor, submission, async (trx) => {
		const lighthouse = await held(trx, slug);
		if ((await queries.stepsOf(trx, lighthouse.id)).length >= mostSteps)
			throw new Refused('lighthouse_most_steps', 'title', { most: String(mostSteps) });
		await queries.insertStep(trx, { ...step, lighthouseId: lighthouse.id });
		await recordLighthouse(trx, actor, 'lighthouse.step_added', lighthouse);
		return lighthousePath(slug);
	});
}

/** So already is so. @throws 404 */
export const markStep = (
	db: Database,
	actor: Actor,
	slug: string,
	{ milestone, reached }: { milestone: number; reached: 'yes' | 'no' },
): Promise<void> =>
	holding(db, actor, slug, async (trx, lighthouse) => {
		const changed = await queries.markStep(trx, lighthouse.id, milestone, reached === 'yes' ? now() : null);
		if (changed.length)
			await recordLighthouse(trx, actor, 'lighthouse.step_marked', lighthouse, { step: milestone, reached });
	});

/** Gone already is gone. @throws 404 */
export const removeStep = (db: Database, actor: Actor, slug: string, step: number): Promise<void> =>
	holding(db, actor, slug, async (trx, lighthouse) => {
		if ((await queries.deleteStep(trx, lighthouse.id, step)).length)
			await recordLighthouse(trx, actor, 'lighthouse.step_removed', lighthouse, { step });
	});

/** @returns its desk. @throws 404, Refused `lighthouse_most_results` */
export function addResult(
	db: Database,
	actor: Actor,
	slug: string,
	{ submission, ...result }: ResultInput,
): Promise<string> {
	const by = measuringPerson(actor);
	return actingOnce(db, actor, submission, async (trx) => {
		const lighthouse = await held(trx, slug);
		if ((await queries.resultsOf(trx, lighthouse.id)).length >= mostResults)
			throw new Refused('lighthouse_most_results', 'words', { most: String(mostResults) });
		const written = { lighthouseId: lighthouse.id, writtenAt: now(), writtenBy: by.id };
		await queries.insertResult(trx, { ...result, ...written });
		await recordLighthouse(trx, actor, 'lighthouse.result_added', lighthouse);
		return lighthousePath(slug);
	});
}

/** Gone already is gone. @throws 404 */
export const removeResult = (db: Database, actor: Actor, slug: string, result: number): Promise<void> =>
	holding(db, actor, slug, async (trx, lighthouse) => {
		if ((await queries.deleteResult(trx, lighthouse.id, result)).length)
			await recordLighthouse(trx, actor, 'lighthouse.result_removed', lighthouse, { result });
	});

/** @throws 404, Refused `links_most` */
export const linkToLighthouse = (
	db: Database,
	actor: Actor,
	slug: string,
	commitment: string,
): Promise<void> =>
	holding(db, actor, slug, async (trx, lighthouse, by) => {
		const linked = await link(trx, { kind: 'lighthouse', id: lighthouse.id }, commitment, by);
		if (linked)
			await recordLighthouse(trx, actor, 'lighthouse.linked', lighthouse, { commitment: linked.id });
	});

/** @throws 404 */
export const unlinkFromLighthouse = (
	db: Database,
	actor: Actor,
	slug: string,
	commitment: string,
): Promise<void> =>
	holding(db, actor, slug, async (trx, lighthouse) => {
		const gone = await unlink(trx, { kind: 'lighthouse', id: lighthouse.id }, commitment);
		if (gone) await recordLighthouse(trx, actor, 'lighthouse.unlinked', lighthouse, { commitment: gone.id });
	});
