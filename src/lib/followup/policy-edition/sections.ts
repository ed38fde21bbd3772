/**
 * The parts of a period's draft as rows of a form, and back. A row keeps the key that others point at; what pointed at a row
 * that is gone points at nothing, and is named as a problem, so that no later row takes its place unseen.
 */
import { formatShortDate } from '#lib/i18n/dates.ts';
import { formatNumber } from '#lib/i18n/numbers.ts';
import { districtAt } from '#lib/geography/locate.ts';
import { pointText } from '#lib/geography/parse-point.ts';
import { keyOf, type PolicyDocument } from '#lib/followup/policy-edition/document.ts';
import type { RowSection, SectionRow } from '#lib/followup/policy-edition/input.ts';
import type { StoredValues } from '#lib/platform/forms/form-answer.ts';
import { knownTypes } from '#lib/policy/catalogue.ts';
import type { LocalisedText } from '#lib/policy/text.ts';
import type { GoalShape } from '#lib/policy/shape.ts';

const both = (da: string, en: string): LocalisedText => ({ da, en });
const day = (value: string | null): string => (value === null ? '' : formatShortDate(value));

/** The rows of a section, as a person would type them. */
export const rowsOf: { [S in RowSection]: (document: PolicyDocument) => StoredValues[] } = {
	principles: ({ principles }) =>
		principles.map(({ key, name, meaning }) => ({
			...{ key, nameDa: name.da, nameEn: name.en, meaningDa: meaning.da, meaningEn: meaning.en },
		})),
	areas: ({ focusAreas }) =>
		focusAreas.map(({ key, name, shortName }) => ({
			...{ key, nameDa: name.da, nameEn: name.en, shortDa: shortName.da, shortEn: shortName.en },
		})),
	goals: ({ goals }) =>
		goals.map(({ key, focusArea, name, shortName, direction, target }) => ({
			...{ key, area: focusArea, direction },
			...{ nameDa: name.da, nameEn: name.en, shortDa: shortName.da, shortEn: shortName.en },
			value: target ? formatNumber(target.value, 2) : '',
			bound: target?.bound ?? '',
			unitDa: target?.unit.da ?? '',
			unitEn: target?.unit.en ?? '',
		})),
	committees: ({ committees }) =>
		committees.map(({ key, name, from, until }) => ({
			...{ key, nameDa: name.da, nameEn: name.en, from: day(from), until: day(until) },
		})),
	lighthouses: ({ lighthouses }) =>
		lighthouses.map(({ key, focusArea, name }) => ({
			...{ key, area: focusArea, nameDa: name.da, nameEn: name.en },
		})),
	marked: ({ markedAreas }) =>
		markedAreas.map(({ name, goal, lat, lng }) => ({ key: '', name, goal, point: pointText({ lat, lng }) })),
};

/** Gives each new row a key that no row of the section has or had a moment ago. */
function keyed<R extends { key: string }>(
	rows: readonly R[],
	before: readonly { key: string }[],
	word: string,
): (R & { number: number })[] {
	const known = new Set(before.map(({ key }) => key));
	const numbered = new RegExp(`^${word}-(\\d{1,4})$`);
	let last = Math.max(0, ...before.map(({ key }) => Number(numbered.exec(key)?.[1] ?? 0)));
	const taken = new Set<string>();
	return rows.map((row, index) => {
		const own = known.has(row.key) && !taken.has(row.key) ? row.key : `${word}-${++last}`;
		taken.add(own);
		return { ...row, key: own, number: index + 1 };
	});
}

const targetOf = (row: SectionRow<'goals'>): GoalShape['target'] =>
	row.value === null || row.bound === null
		? null
		: { value: row.value, bound: row.bound, unit: both(row.unitDa, row.unitEn) };

/** Points at nothing where what it pointed at is gone. */
const still = (key: string, keys: ReadonlySet<string>): string => (keys.has(key) ? key : '');

/** The document with other rows in a section. */
export const withRows: {
	[S in RowSection]: (document: PolicyDocument, rows: SectionRow<S>[]) => PolicyDocument;
} = {
	principles: (document, rows) => ({
		...document,
		principles: keyed(rows, document.principles, 'principle').map((row) => ({
			...{ key: row.key, name: both(row.nameDa, row.nameEn), meaning: both(row.meaningDa, row.meaningEn) },
		})),
	}),
	areas: (document, rows) => {
		const focusAreas = keyed(rows, document.focusAreas, 'area').map((row) => ({
			...{ key: row.key, number: row.number, name: both(row.nameDa, row.nameEn) },
			shortName: both(row.shortDa, row.shortEn),
		}));
		const keys = new Set(focusAreas.map(({ key }) => key));
		const placed = <T extends { focusArea: string }>(one: T) => ({
			...one,
			focusArea: still(one.focusArea, keys),
		});
		return {
			...document,
			focusAreas,
			goals: document.goals.map(placed),
			lighthouses: document.lighthouses.map(placed),
		};
	},
	goals: (document, rows) => {
		const goals = keyed(rows, document.goals, 'goal').map((row) => ({
			...{ key: row.key, number: row.number, focusArea: row.area, direction: row.direction },
			name: both(row.nameDa, row.nameEn),
			shortName: both(row.shortDa, row.shortEn),
			target: targetOf(row),
		}));
		const keys = new Set(goals.map(({ key }) => key));
		return {
			...document,
			goals,
			markedAreas: document.markedAreas.map((one) => ({ ...one, goal: still(one.goal, keys) })),
			serves: Object.fromEntries(
				Object.entries(document.serves).map(([type, goal]) => [type, goal && (still(goal, keys) || null)]),
			),
		};
	},
	committees: (document, rows) => {
		const committees = keyed(rows, document.committees, 'committee').map((row) => ({
			...{ key: row.key, name: both(row.nameDa, row.nameEn), from: row.from, until: row.until },
		}));
		const committee = still(document.responsible.committee, new Set(committees.map(({ key }) => key)));
		return { ...document, committees, responsible: { ...document.responsible, committee } };
	},
	lighthouses: (document, rows) => ({
		...document,
		lighthouses: keyed(rows, document.lighthouses, 'lighthouse').map((row) => ({
			...{ key: row.key, focusArea: row.area, name: both(row.nameDa, row.nameEn) },
		})),
	}),
	marked: (document, rows) => ({
		...document,
		markedAreas: rows.flatMap(({ name, goal, point }) => {
			const district = districtAt(point);
			return district === null ? [] : [{ name, goal, district, ...point }];
		}),
	}),
};

export const frameValues = ({ title, period, responsible }: PolicyDocument) => ({
	...{ titleDa: title.da, titleEn: title.en, start: day(period.start), end: day(period.end) },
	committee: responsible.committee,
	administrationDa: responsible.administration.da,
	administrationEn: responsible.administration.en,
});

export interface Frame {
	readonly titleDa: string;
	readonly titleEn: string;
	readonly start: string;
	readonly end: string;
	readonly committee: string;
	readonly administrationDa: string;
	readonly administrationEn: string;
}

export function withFrame(document: PolicyDocument, frame: Frame): PolicyDocument {
	const period = { start: frame.start, end: frame.end };
	return {
		...document,
		key: keyOf(period),
		period,
		title: both(frame.titleDa, frame.titleEn),
		responsible: {
			committee: frame.committee,
			administration: both(frame.administrationDa, frame.administrationEn),
		},
	};
}

/** Where a goal is gone, the type is not offered; what is sent of a type that nobody knows is left out. */
export function withTypes(
	document: PolicyDocument,
	rows: readonly { key: string; goal: string }[],
): PolicyDocument {
	const goals = new Set(document.goals.map(({ key }) => key));
	const sent = new Map(rows.map(({ key, goal }) => [key, still(goal, goals) || null]));
	const types = new Set([...Object.keys(document.serves), ...knownTypes().map(({ key }) => key)]);
	return {
		...document,
		serves: Object.fromEntries([...types].map((key) => [key, sent.get(key) ?? null])),
	};
}

/** Each type of promise with the goal that it serves, as a person would choose it. */
export const typeRows = ({ serves }: PolicyDocument) =>
	knownTypes().map(({ key }) => ({ key, goal: serves[key] ?? '' }));

/** The state of the whole draft, as its forms carry it: whoever saves one part has seen the others. */
export const versionOfDraft = ({ id, revision }: { id: number; revision: number }): string =>
	`draft:${id}.${revision}`;
