/** The welcome guide: eight steps that everybody reads and a draft, with translations that are there, older and missing. */
import * as writes from '#lib/guide/welcome/writes.server.ts';
import { baseLocale } from '#lib/i18n/locale.ts';
import { slugify } from '#lib/i18n/slugs.ts';
import type { City } from '../../city.ts';
import { randomFrom } from '../../random.ts';
import { addFilmTo } from './add-film.ts';
import { firstSteps } from './first-steps.ts';
import { laterSteps } from './later-steps.ts';
import { soonSteps } from './soon-steps.ts';
import type { StepPlanned } from './step-plan.ts';

const written = -60;
const changed = -9;

export async function addWelcome(city: City): Promise<void> {
	const plans = [...firstSteps, ...soonSteps, ...laterSteps];
	for (const [index, plan] of plans.entries()) await addStep(city, plan, index + 1);
}

async function addStep(city: City, plan: StepPlanned, place: number): Promise<void> {
	const { trx, calendar, municipality } = city;
	const by = municipality.editor.id;
	const { theme, phase, older = [], isDraft = false, key, texts } = plan;
	const danish = texts[baseLocale]!;
	const slug = `${slugify(danish.title)}-${randomFrom(`guide ${key}`).code(5)}`;
	const at = calendar.past(written, '10:15');
	const { id: stepId } = await writes.insertStep(trx, {
		...{ slug, theme, phase, place, createdAt: at, createdBy: by },
	});
	const put = (locale: string, ofRevision: number, writtenAt: Date, words = texts[locale]!) =>
		writes.putText(trx, words, { stepId, locale, ofRevision, writtenAt, writtenBy: by });
	const revision = older.length ? 2 : 1;
	// What those that are older were written from.
	if (older.length) {
		await put(baseLocale, 1, at, {
			...danish,
			body: danish.body.slice(0, danish.body.indexOf('\n\nEr du ung')),
		});
		for (const locale of older) await put(locale, 1, at);
		await writes.updateStep(trx, stepId, { revision });
	}
	const later = calendar.past(older.length ? changed : written, '11:00');
	for (const locale of Object.keys(texts).filter((one) => !older.includes(one)))
		await put(locale, revision, later);
	if (key === 'cpr') await addFilmTo(stepId, city);
	if (isDraft) return;
	const published = { publishedAt: calendar.past(written + 1), publishedBy: by };
	await writes.updateStep(trx, stepId, { state: 'published', ...published });
}
