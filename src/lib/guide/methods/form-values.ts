/** A card and a report as the texts of their forms, as a person would type them. */
import type { methodInput, reportInput } from '#lib/guide/methods/input.ts';
import { mostLetters, textValues, type MethodTexts } from '#lib/guide/methods/method.ts';
import { formatShortDate } from '#lib/i18n/dates.ts';
import type { FormValuesOf } from '#lib/platform/forms/form-answer.ts';

type MethodValues = FormValuesOf<typeof methodInput, 'submission' | 'wordingRead'>;

interface StoredMethod extends MethodTexts {
	leastPeople: number;
	mostPeople: number | null;
	duration: string;
	evidence: string;
	evidenceSource: string | null;
	evidenceUrl: string | null;
	origin: string;
	originName: string | null;
	originUrl: string | null;
	areas: readonly string[];
}

export const methodValues = (method: StoredMethod): MethodValues => ({
	...textValues(method),
	leastPeople: String(method.leastPeople),
	mostPeople: method.mostPeople === null ? '' : String(method.mostPeople),
	duration: method.duration,
	evidence: method.evidence,
	evidenceSource: method.evidenceSource,
	evidenceUrl: method.evidenceUrl,
	origin: method.origin,
	originName: method.originName,
	originUrl: method.originUrl,
	areas: [...method.areas],
});

interface Promise {
	title: string;
	description: string;
	targetGroup: string;
}

/** What a card begins with that grows out of a promise: the promise's own words. */
export const fromPromise = (
	{ title, description, targetGroup }: Promise,
	area: string | null,
): Partial<MethodValues> => ({
	titleDanish: title.slice(0, mostLetters.title),
	summaryDanish: description.slice(0, mostLetters.summary),
	forWhomDanish: targetGroup.slice(0, mostLetters.forWhom),
	evidence: 'tried',
	origin: 'partners',
	areas: area === null ? [] : [area],
});

interface StoredReport {
	triedOn: string;
	districtNr: number | null;
	people: number;
	outcome: string;
	change: string | null;
	contentLocale: string;
}

export const reportValues = (
	report: StoredReport,
): FormValuesOf<typeof reportInput, 'submission' | 'wordingRead'> => ({
	triedOn: formatShortDate(report.triedOn),
	district: report.districtNr === null ? '' : String(report.districtNr),
	people: String(report.people),
	outcome: report.outcome,
	change: report.change,
	contentLocale: report.contentLocale,
});
