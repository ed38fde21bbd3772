/** An editor writes the guide: a step, its place, its words in each language, and whether everybody reads it. */
import { acting, actingOnce } from '#lib/accounts/acting.server.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import { writingPerson } from '#lib/guide/welcome/access.ts';
import { arrangeValues, wordsValues } from '#lib/guide/welcome/desk/form-values.ts';
import type { ArrangeInput, NewStepInput, TextInput } from '#lib/guide/welcome/input.ts';
import * as queries from '#lib/guide/welcome/queries.server.ts';
import { recordGuideStep } from '#lib/guide/welcome/record.server.ts';
import { isGuideLanguage, stepDesk, type StepWords } from '#lib/guide/welcome/step.ts';
import * as writes from '#lib/guide/welcome/writes.server.ts';
import { baseLocale } from '#lib/i18n/locale.ts';
import { newSlug } from '#lib/i18n/slugs.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database, Transaction } from '#lib/platform/database/database.server.ts';
import { found, notFound } from '#lib/platform/errors.ts';
import { refuseEdited, type Edited } from '#lib/platform/forms/edited.ts';

const mostPlaces = 999;

/** A draft with its Danish text, last in the guide. @returns where it is written on @throws 404 */
export function makeStep(db: Database, actor: Actor, input: NewStepInput): Promise<string> {
	const by = writingPerson(actor);
	return actingOnce(db, actor, input.submission, async (trx) => {
		const at = now();
		const { theme, phase, title, lead, body, links } = input;
		const place = Math.min(mostPlaces, (await queries.lastPlace(trx)) + 1);
		const row = { slug: newSlug(title), theme, phase, place, createdAt: at, createdBy: by.id };
		const step = await writes.insertStep(trx, row);
		const text = { stepId: step.id, locale: baseLocale, ofRevision: 1, writtenAt: at, writtenBy: by.id };
		await writes.putText(trx, { title, lead, body, links }, text);
		await recordGuideStep(trx, actor, 'guide_step.drafted', step);
		return stepDesk(step.slug);
	});
}

const holdStep = async (trx: Transaction, slug: string): Promise<queries.StepRow> =>
	found(await queries.lockStep(trx, slug));

/** @throws 404, EditedMeanwhile */
export const arrangeStep = (
	db: Database,
	actor: Actor,
	slug: string,
	input: ArrangeInput,
	edited: Edited | null = null,
): Promise<void> => {
	writingPerson(actor);
	return acting(db, actor, async (trx) => {
		const step = await holdStep(trx, slug);
		refuseEdited(edited, arrangeValues(step));
		await writes.updateStep(trx, step.id, { theme: input.theme, phase: input.phase, place: input.place });
		await recordGuideStep(trx, actor, 'guide_step.changed', step);
	});
};

/** Everybody reads it, in the languages that it has. A second press changes nothing. @throws 404 */
export const publishStep = (db: Database, actor: Actor, slug: string): Promise<void> => {
	const by = writingPerson(actor);
	return acting(db, actor, async (trx) => {
		const step = await holdStep(trx, slug);
		if (step.state === 'published') return;
		await writes.updateStep(trx, step.id, { state: 'published', publishedAt: now(), publishedBy: by.id });
		await recordGuideStep(trx, actor, 'guide_step.published', step);
	});
};

/** It is a draft again. A second press changes nothing. @throws 404 */
export const takeStepOff = (db: Database, actor: Actor, slug: string): Promise<void> => {
	writingPerson(actor);
	return acting(db, actor, async (trx) => {
		const step = await holdStep(trx, slug);
		if (step.state === 'draft') return;
		await writes.updateStep(trx, step.id, { state: 'draft', publishedAt: null, publishedBy: null });
		await recordGuideStep(trx, actor, 'guide_step.withdrawn', step);
	});
};

const isSame = (one: StepWords, other: StepWords): boolean =>
	JSON.stringify(wordsValues(one)) === JSON.stringify(wordsValues(other));

/**
 * The Danish text, after which translations are older unless it means the same; or a translation, of the Danish that stood beside
 * it. A translation that is saved as it was is thereby said to be right. @throws 404, EditedMeanwhile
 */
export const writeText = (
	db: Database,
	actor: Actor,
	slug: string,
	language: string,
	input: TextInput,
	edited: Edited | null = null,
): Promise<void> => {
	const by = writingPerson(actor);
	if (!isGuideLanguage(language)) notFound();
	return acting(db, actor, async (trx) => {
		const step = await holdStep(trx, slug);
		const texts = (await queries.textsOf(trx, [step.id])).get(step.id) ?? [];
		const before = texts.find(({ locale }) => locale === language);
		refuseEdited(edited, wordsValues(before));
		const { title, lead, body, links, source, sameMeaning } = input;
		const words = { title, lead, body, links };
		const isDanish = language === baseLocale;
		const says = before !== undefined && isSame(before, words);
		if (isDanish && says) return;
		const revision = isDanish && before && !sameMeaning ? step.revision + 1 : step.revision;
		if (revision !== step.revision) await writes.updateStep(trx, step.id, { revision });
		const ofRevision = isDanish ? revision : Math.min(Math.max(source, 1), revision);
		if (says && before.ofRevision === ofRevision) return;
		const text = { stepId: step.id, locale: language, ofRevision, writtenAt: now(), writtenBy: by.id };
		await writes.putText(trx, words, text);
		await recordGuideStep(trx, actor, 'guide_step.edited', step, { language, revision: ofRevision });
	});
};
