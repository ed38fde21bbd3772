/** The guide as everybody reads it, in a language that it is written in. */
import type { DistrictNr } from '#lib/geography/districts.ts';
import { filmFor } from '#lib/guide/welcome/films/readers.server.ts';
import { nearby } from '#lib/guide/welcome/near.server.ts';
import * as queries from '#lib/guide/welcome/queries.server.ts';
import {
	guideLanguages,
	isBesideTheSite,
	readIn,
	shownLanguage,
	type StepText,
} from '#lib/guide/welcome/step.ts';
import { isLocale } from '#lib/i18n/locale.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { found, notFound } from '#lib/platform/errors.ts';

/** What a page shows of a text, and no more. */
const shown = ({ locale, title, lead, body, links }: StepText) => ({ locale, title, lead, body, links });

/** The languages of the site, and those that some text is written in. */
const languagesAmong = (texts: readonly StepText[]): string[] =>
	guideLanguages.filter((language) => isLocale(language) || texts.some(({ locale }) => locale === language));

/** @param asked in the address; null is the page's own @throws 404 for what the guide is not in */
async function publishedSteps(db: Database, asked: string | null) {
	const rows = await queries.listSteps(db, 'published');
	const byStep = await queries.textsOf(
		db,
		rows.map(({ id }) => id),
	);
	const languages = languagesAmong([...byStep.values()].flat());
	if (asked !== null && !(isBesideTheSite(asked) && languages.includes(asked))) notFound();
	const language = shownLanguage(asked);
	const steps = rows.flatMap(({ id, slug, theme, phase, revision }) => {
		const texts = byStep.get(id) ?? [];
		const read = readIn(texts, language, revision);
		if (!read) return [];
		const { text, standing } = read;
		return [{ id, slug, theme, phase, text: shown(text), standing, languages: languagesAmong(texts) }];
	});
	return { asked, language, languages, steps };
}

/** All steps in their order, with their whole text: the list, and the leaflet. @throws 404 */
export const guidePage = publishedSteps;

/** One step, what comes before and after it, and what belongs to it near somebody's home. @throws 404 */
export async function stepPage(
	db: Database,
	slug: string,
	{
		language: asked,
		districts,
		unknown = '',
	}: { language: string | null; districts: readonly DistrictNr[]; unknown?: string },
) {
	const guide = await publishedSteps(db, asked);
	const at = guide.steps.findIndex((step) => step.slug === slug);
	const step = found(guide.steps[at]);
	const beside = (other: (typeof guide.steps)[number] | undefined) =>
		other ? { slug: other.slug, title: other.text.title, locale: other.text.locale } : null;
	const today = now();
	const [film, near] = await Promise.all([
		filmFor(db, step.id, guide.language),
		districts.length ? nearby(db, step.theme, districts, today) : null,
	]);
	return {
		...{ asked, language: guide.language, languages: guide.languages, step, districts, unknown, today },
		previous: beside(guide.steps[at - 1]),
		next: beside(guide.steps[at + 1]),
		...{ film, near },
	};
}
