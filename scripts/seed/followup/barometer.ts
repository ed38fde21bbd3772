/** Three years of the barometer: six editions drafted by one and released by another, and one that is being collected. */
import { workOut } from '#lib/followup/barometer/editions/drafting.server.ts';
import * as writes from '#lib/followup/barometer/writes.server.ts';
import type { Figure } from '#lib/followup/barometer/indicator.ts';
import { districtNrs } from '#lib/geography/districts.ts';
import { addDays, copenhagenInstant } from '#lib/i18n/copenhagen.ts';
import { halfYearAfter, halfYearOf, type HalfYear } from '#lib/i18n/periods.ts';
import { slugFor, type City } from '../city.ts';
import { randomFrom } from '../random.ts';
import { indicatorPlans, shared, source, type IndicatorPlan } from './indicators.ts';

const editions = 6;
/** After the half-year has ended. */
const draftedAfter = 62;
const releasedAfter = 75;

const nothing = { halfYearLabel: null, reference: null, withheld: null, provisional: false, note: null };
const figureOf = (value: number | null, more: Pick<Figure, 'halfYear' | 'districtNr' | 'base'>): Figure => ({
	...nothing,
	...more,
	value,
	withheld: value === null ? 'not_measured' : null,
});

function figuresOf(plan: IndicatorPlan, current: HalfYear): Figure[] {
	const at = (index: number) => halfYearAfter(current, index - plan.values.length);
	const base = plan.base ?? null;
	const city = plan.values.map((value, index): Figure => ({
		...figureOf(value, { halfYear: at(index), districtNr: null, base: value === null ? null : base }),
		reference: value === null ? null : (plan.references?.[index] ?? null),
		provisional: plan.provisional === true && index === plan.values.length - 1,
	}));
	const districts = (plan.districts ?? []).flatMap((values, back) =>
		values.map((value, index) =>
			figureOf(value, {
				halfYear: halfYearAfter(current, -1 - back),
				districtNr: districtNrs[index]!,
				base: plan.districtBases?.[index] ?? null,
			}),
		),
	);
	const next =
		plan.next === undefined ? [] : [figureOf(plan.next, { halfYear: current, districtNr: null, base })];
	return [...city, ...districts, ...next];
}

async function addIndicators(
	{ trx, calendar, municipality }: City,
	current: HalfYear,
): Promise<Map<string, number>> {
	const random = randomFrom('barometer');
	const first = halfYearAfter(current, -editions);
	const ids = new Map<string, number>();
	for (const plan of indicatorPlans) {
		const { key, goal, name, nameEn, unit, unitEn, direction, tolerance, method, methodEn } = plan;
		const { id } = await writes.insertIndicator(trx, {
			...{ goal, name, nameEn, unit, unitEn, direction, tolerance, method, methodEn, source },
			...shared,
			nextOn: halfYearAfter(current, 1),
			slug: slugFor(name, random),
			decimals: plan.decimals ?? 1,
			countsPeople: plan.countsPeople ?? false,
			proxy: plan.proxy ?? false,
			baselineOn: first,
			target: plan.target?.value ?? null,
			targetOn: plan.target ? halfYearAfter(first, plan.target.after) : null,
			createdAt: calendar.at(-1200),
			createdBy: municipality.editor.id,
		});
		ids.set(key, id);
		const entered = { enteredAt: calendar.past(-40), enteredBy: municipality.editor.id };
		await writes.putFigures(trx, id, figuresOf(plan, current), entered);
		if (plan.broken) {
			const { at, words } = plan.broken;
			await writes.insertBreak(trx, { indicatorId: id, halfYear: halfYearAfter(first, at), words });
		}
	}
	return ids;
}

/** The last two corrections stand beside the newest edition. */
async function addErrata({ trx, calendar, municipality }: City, editionId: number, ids: Map<string, number>) {
	const errata = [
		{
			key: 'discrimination',
			words: 'Her stod 24,9 procent, da udgaven kom ud. Det rigtige tal er 24,6 procent.',
			daysAgo: -30,
		},
		{ key: 'safety', words: 'Antallet af svar i Valby var 349, ikke 394.', daysAgo: -12 },
	];
	for (const { key, words, daysAgo } of errata)
		await writes.insertErratum(trx, {
			editionId,
			indicatorId: ids.get(key)!,
			words,
			writtenAt: calendar.past(daysAgo),
			writtenBy: municipality.editor.id,
		});
}

export async function addBarometer(city: City): Promise<void> {
	const { trx, calendar, municipality, log } = city;
	const { editor, administrator } = municipality;
	const current = halfYearOf(calendar.today);
	const ids = await addIndicators(city, current);
	for (let back = editions; back >= 0; back--) {
		const halfYear = halfYearAfter(current, -back);
		const end = halfYearAfter(halfYear);
		const on = (days: number) =>
			new Date(
				Math.min(copenhagenInstant(addDays(end, days), '10:00').getTime(), calendar.past(0).getTime()),
			);
		const begun = { begunAt: on(back === 0 ? -60 : 5), begunBy: editor.id };
		const { id } = (await writes.insertEdition(trx, { halfYear, ...begun }))!;
		await writes.joinEdition(trx, { edition: id });
		if (back === 0) continue;
		await workOut(trx, { id, halfYear });
		const drafted = { draftedAt: on(draftedAfter), draftedBy: editor.id };
		await writes.updateEdition(trx, id, { state: 'draft', ...drafted });
		await writes.updateEdition(trx, id, {
			state: 'checked',
			checkedAt: on(releasedAfter - 1),
			checkedBy: administrator.id,
			checkWords: 'Tallene er holdt op mod kilden, og de skjulte tal er set efter.',
		});
		const released = { releasedAt: on(releasedAfter), releasedBy: administrator.id };
		await writes.updateEdition(trx, id, { state: 'released', ...released });
		log.push({
			at: released.releasedAt,
			actor: 'person',
			personId: administrator.id,
			organisationId: null,
			verb: 'barometer.released',
			subjectKind: 'barometer_edition',
			subjectId: id,
			details: { halfYear },
		});
		if (back === 1) await addErrata(city, id, ids);
	}
}
