/** What an administrator sends of a period of the policy: one schema per part of it. */
import * as v from 'valibot';
import { districtAt } from '#lib/geography/locate.ts';
import { typedPointOrNull } from '#lib/geography/point-field.ts';
import type { Point } from '#lib/geography/point.ts';
import { m } from '#lib/paraglide/messages.js';
import * as fields from '#lib/platform/forms/fields.ts';
import { typedDay, typedDayOrNull, typedNumberOrNull } from '#lib/platform/forms/typed-fields.ts';

const key = fields.line({ most: 60 });
const name = fields.line({ least: 2, most: 160 });
const short = fields.line({ least: 2, most: 60 });
const meaning = fields.line({ least: 3, most: 400 });
const unit = fields.line({ most: 60 });
const chosen = fields.line({ least: 1, most: 60, missing: () => m.policy_edition_choose() });
const target = { least: 0, most: 999_999.99, decimals: 2 } as const;
const inCity = v.pipe(
	typedPointOrNull,
	v.custom<Point>(
		(point) => point !== null,
		() => m.field_point_missing(),
	),
	v.check<Point, fields.Sentence>(
		(point) => districtAt(point) !== null,
		() => m.policy_edition_outside(),
	),
);

export const directions = ['up', 'down', 'closer'] as const;
export const bounds = ['at-most', 'at-least'] as const;
const names = { key, nameDa: name, nameEn: name };
const shortNames = { shortDa: short, shortEn: short };

/** By part, a row of it. */
const rows = {
	principles: v.object({ ...names, meaningDa: meaning, meaningEn: meaning }),
	areas: v.object({ ...names, ...shortNames }),
	goals: v.object({
		...{ ...names, ...shortNames, area: chosen, direction: fields.choice(directions) },
		...{ value: typedNumberOrNull(target), bound: fields.choiceOrNull(bounds), unitDa: unit, unitEn: unit },
	}),
	committees: v.object({ ...names, from: typedDay, until: typedDayOrNull }),
	lighthouses: v.object({ ...names, area: chosen }),
	marked: v.object({ key, name, goal: chosen, point: inCity }),
};
export type RowSection = keyof typeof rows;
export type SectionRow<S extends RowSection> = v.InferOutput<(typeof rows)[S]>;

const most: Record<RowSection, number> = {
	...{ principles: 10, areas: 12, goals: 30, committees: 20, lighthouses: 20, marked: 40 },
};
/** What is chosen from a list stands in a row that nobody has written in, too. */
const begun = new Set(['key', 'area', 'goal', 'direction', 'bound']);

/** What is wrong with a row as a whole, at one of its fields. */
function together(row: Record<string, unknown>): [field: string, sentence: string] | null {
	const { value, bound, unitDa, unitEn, from, until } = row;
	if (value !== undefined) {
		const parts = [value !== null, bound !== null, unitDa !== '', unitEn !== ''];
		if (parts.some(Boolean) && !parts.every(Boolean)) return ['value', m.policy_edition_target_whole()];
	}
	if (typeof from === 'string' && typeof until === 'string' && until < from)
		return ['until', m.policy_edition_until_before()];
	return null;
}

const asSent = (names: readonly string[]) =>
	v.object<Record<string, typeof fields.given>>(
		Object.fromEntries(['remove', ...names].map((field) => [field, fields.given])),
	);

/** Rows as `rows.0.nameDa`; one that nobody wrote in, or that is to go, falls away. */
function rowsInput<T extends Record<string, unknown>>(
	row: v.GenericSchema<unknown, T> & { readonly entries: v.ObjectEntries },
	mostRows: number,
) {
	return v.pipe(
		v.object({ rows: v.optional(v.array(asSent(Object.keys(row.entries)), fields.stale), []) }),
		v.rawTransform<{ rows: Record<string, string>[] }, T[]>(({ dataset, addIssue, NEVER }) => {
			const { rows } = dataset.value;
			const read: T[] = [];
			const wrong: [index: number, field: string, sentence: string][] = [];
			for (const [index, { remove, ...sent }] of rows.entries()) {
				const isWritten = Object.entries(sent).some(([field, text]) => text.trim() && !begun.has(field));
				if (remove || !isWritten) continue;
				const { success, output, issues } = v.safeParse(row, sent);
				if (success) read.push(output);
				const problem = success ? together(output) : null;
				if (problem) wrong.push([index, ...problem]);
				for (const issue of issues ?? []) wrong.push([index, v.getDotPath(issue) ?? 'key', issue.message]);
			}
			for (const [index, field, message] of wrong) {
				const at = (key: string | number): v.IssuePathItem => ({
					...{ type: 'unknown', origin: 'value', input: rows, key, value: undefined },
				});
				addIssue({ message, path: [at('rows'), at(index), at(field)] });
			}
			const isLong = read.length > mostRows;
			if (isLong) addIssue({ message: m.policy_edition_too_many({ most: mostRows }) });
			return isLong || wrong.length ? NEVER : read;
		}),
	);
}
export const rowInputs = {
	principles: rowsInput(rows.principles, most.principles),
	areas: rowsInput(rows.areas, most.areas),
	goals: rowsInput(rows.goals, most.goals),
	committees: rowsInput(rows.committees, most.committees),
	lighthouses: rowsInput(rows.lighthouses, most.lighthouses),
	marked: rowsInput(rows.marked, most.marked),
};

export const frameInput = v.pipe(
	v.object({
		titleDa: fields.line({ least: 3, most: 120 }),
		titleEn: fields.line({ least: 3, most: 120 }),
		start: typedDay,
		end: typedDay,
		committee: chosen,
		administrationDa: name,
		administrationEn: name,
	}),
	v.forward(
		v.partialCheck(
			[['start'], ['end']],
			({ start, end }) => start < end && start.slice(0, 4) !== end.slice(0, 4),
			() => m.policy_edition_period_wrong(),
		),
		['end'],
	),
);

/** What each type of promise serves; empty where it is not offered. */
export const typesInput = v.object({
	rows: v.optional(v.array(v.object({ key, goal: fields.line({ most: 60 }) }), fields.stale), []),
});

export const beginInput = v.object({ submission: fields.submission });
export const nothingInput = v.object({});
/** Which wording was read. */
export const approveInput = v.object({ revision: fields.count });
export const returnInput = v.object({ reason: fields.reason() });
