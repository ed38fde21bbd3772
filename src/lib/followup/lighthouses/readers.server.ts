/** Lighthouse projects as everybody reads them and as their desk does. */
import type { Actor } from '#lib/accounts/actor.ts';
import { mayMeasure, mustReadDesk } from '#lib/followup/access.ts';
import { lighthouseValues } from '#lib/followup/lighthouses/form-values.ts';
import { partnersOf } from '#lib/followup/lighthouses/lighthouse.ts';
import * as queries from '#lib/followup/lighthouses/queries.server.ts';
import { leansOn, linksDesk } from '#lib/followup/links/links.server.ts';
import { copenhagenDate } from '#lib/i18n/copenhagen.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database, Handle } from '#lib/platform/database/database.server.ts';
import { found } from '#lib/platform/errors.ts';
import { currentEdition, editions, lighthouseBySlug, lighthouseOf } from '#lib/policy/edition.ts';

const today = () => copenhagenDate(now());

/** Those of the edition in force, described or not, and the described ones of earlier editions after them. */
async function listOf(db: Handle) {
	const rows = await queries.listLighthouses(db);
	const current = currentEdition();
	const named = [current, ...editions.filter((edition) => edition !== current)].flatMap((edition) =>
		edition.lighthouses.map(({ key, slug }) => ({
			key,
			slug,
			isCurrent: edition === current,
			described: rows.find((row) => row.key === key) ?? null,
		})),
	);
	return named.filter(({ isCurrent, described }) => isCurrent || described);
}

export const lighthousesPage = async (db: Database) => ({ lighthouses: await listOf(db) });

/** The projects with all their steps and results, for a report. */
export async function lighthouseFigures(db: Handle) {
	const [list, steps, results] = [await listOf(db), await queries.allSteps(db), await queries.allResults(db)];
	return list.map(({ key, described }) => ({
		key,
		described: described !== null,
		steps: steps.filter(({ lighthouseId }) => lighthouseId === described?.id),
		results: results.filter(({ lighthouseId }) => lighthouseId === described?.id),
	}));
}

/** @throws 404 for what is not described */
export async function lighthousePage(db: Database, slug: string) {
	const { key } = found(lighthouseBySlug(slug));
	const lighthouse = found(await queries.findLighthouse(db, key));
	const [steps, results, commitments] = await Promise.all([
		queries.stepsOf(db, lighthouse.id),
		queries.resultsOf(db, lighthouse.id),
		leansOn(db, { kind: 'lighthouse', id: lighthouse.id }),
	]);
	return { slug, lighthouse, steps, results, commitments, partners: partnersOf(commitments), today: today() };
}

/** Every one that is described, as its page shows it. */
export async function lighthousesInFull(db: Database) {
	const described = (await listOf(db)).filter((one) => one.described);
	return Promise.all(described.map(({ slug }) => lighthousePage(db, slug)));
}

/** Those that lean on a promise, for the promise's own page. */
export const lighthousesCarriedBy = async (db: Database, commitmentId: number) =>
	(await queries.carriedBy(db, commitmentId)).flatMap(({ key }) => lighthouseOf(key) ?? []);

/** @throws 404 */
export async function lighthousesDeskPage(db: Database, actor: Actor) {
	mustReadDesk(actor);
	return { lighthouses: await listOf(db) };
}

/** @param words what promises are looked for with. @throws 404 */
export async function lighthouseDesk(db: Database, actor: Actor, slug: string, words: string) {
	mustReadDesk(actor);
	const { key } = found(lighthouseBySlug(slug));
	const lighthouse = await queries.findLighthouse(db, key);
	const mayWrite = mayMeasure(actor);
	const of = lighthouse && ({ kind: 'lighthouse', id: lighthouse.id } as const);
	const [steps, results, links] = await Promise.all([
		lighthouse ? queries.stepsOf(db, lighthouse.id) : [],
		lighthouse ? queries.resultsOf(db, lighthouse.id) : [],
		of ? linksDesk(db, of, mayWrite ? words : '') : null,
	]);
	return {
		key,
		slug,
		lighthouse: lighthouse ?? null,
		stored: lighthouseValues(lighthouse),
		steps,
		results,
		links,
		today: today(),
		mayWrite,
	};
}
