/** The guide as those who write it see it: every step, and how each language stands to the Danish text. */
import type { Actor } from '#lib/accounts/actor.ts';
import { mayWrite, mustSeeDesk } from '#lib/guide/welcome/access.ts';
import { arrangeValues, wordsValues } from '#lib/guide/welcome/desk/form-values.ts';
import { filmIn } from '#lib/guide/welcome/films/readers.server.ts';
import * as queries from '#lib/guide/welcome/queries.server.ts';
import { guideLanguages, isGuideLanguage, textStanding, type TextStanding } from '#lib/guide/welcome/step.ts';
import { baseLocale } from '#lib/i18n/locale.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { found, notFound } from '#lib/platform/errors.ts';

const pastShown = 10;

/** Those that every step should have, and those that some step has. */
const usual: readonly string[] = ['da', 'da-simple', 'en', 'ar'];
const languagesOf = (texts: readonly queries.TextRow[]): string[] =>
	guideLanguages.filter((one) => usual.includes(one) || texts.some(({ locale }) => locale === one));

const standingsIn = (
	languages: readonly string[],
	texts: readonly queries.TextRow[],
	revision: number,
): { language: string; standing: TextStanding }[] =>
	languages.map((language) => ({
		language,
		standing: textStanding(
			texts.find(({ locale }) => locale === language),
			revision,
		),
	}));

const danishTitle = (texts: readonly queries.TextRow[]): string =>
	texts.find(({ locale }) => locale === baseLocale)?.title ?? '';

/** @throws 404 */
export async function welcomeDeskPage(db: Database, actor: Actor) {
	mustSeeDesk(actor);
	const rows = await queries.listSteps(db, 'all');
	const byStep = await queries.textsOf(
		db,
		rows.map(({ id }) => id),
	);
	const languages = languagesOf([...byStep.values()].flat());
	const steps = rows.map(({ id, slug, state, theme, phase, place, revision }) => {
		const texts = byStep.get(id) ?? [];
		const standings = standingsIn(languages, texts, revision);
		return { ...{ slug, state, theme, phase, place, standings }, title: danishTitle(texts) };
	});
	const counts = languages.map((language) => {
		const of = (standing: TextStanding) =>
			steps.filter(({ standings }) =>
				standings.some((one) => one.language === language && one.standing === standing),
			).length;
		return { language, missing: of('missing'), older: of('older') };
	});
	return { steps, counts, mayWrite: mayWrite(actor) };
}

/** @throws 404 */
export async function stepDeskPage(db: Database, actor: Actor, slug: string) {
	mustSeeDesk(actor);
	const step = found(await queries.findStep(db, slug));
	const texts = (await queries.textsOf(db, [step.id])).get(step.id) ?? [];
	const languages = languagesOf(texts);
	return {
		step: { slug, state: step.state, theme: step.theme, phase: step.phase, title: danishTitle(texts) },
		stored: arrangeValues(step),
		standings: standingsIn(languages, texts, step.revision),
		others: guideLanguages.filter((language) => !languages.includes(language)),
		mayWrite: mayWrite(actor),
	};
}

/** @throws 404 */
export async function textDeskPage(db: Database, actor: Actor, slug: string, language: string) {
	mustSeeDesk(actor);
	if (!isGuideLanguage(language)) notFound();
	const step = found(await queries.findStep(db, slug));
	const texts = (await queries.textsOf(db, [step.id])).get(step.id) ?? [];
	const text = texts.find(({ locale }) => locale === language);
	const danish = found(texts.find(({ locale }) => locale === baseLocale));
	const [film, past] = await Promise.all([
		filmIn(db, step.id, language),
		text ? queries.pastOf(db, text.id, pastShown) : [],
	]);
	return {
		...{ slug, language, film, past, state: step.state, revision: step.revision },
		stored: wordsValues(text),
		standing: textStanding(text, step.revision),
		written: text ? { at: text.writtenAt, by: text.writtenByName } : null,
		danish: language === baseLocale ? null : { ...wordsValues(danish), title: danish.title },
		title: danish.title,
		mayWrite: mayWrite(actor),
	};
}
