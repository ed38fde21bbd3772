/** Typed fields that events and opportunities ask for alike. */
import * as v from 'valibot';
import { parsePoint, type PointError } from '#lib/geography/parse-point.ts';
import type { Point } from '#lib/geography/point.ts';
import { parseDate, parseTime } from '#lib/i18n/dates.ts';
import { isLanguageCode } from '#lib/i18n/languages.ts';
import { m } from '#lib/paraglide/messages.js';
import { cleanLine, cleanParagraphs } from '#lib/platform/text.ts';

const tooLong = (most: number) =>
	v.maxLength<string, number, () => string>(most, () => m.event_too_long({ count: most }));
const given = v.optional(v.string(), '');
const orNull = (text: string) => text || null;

/** One line of text; empty is ''. */
export const line = (most: number) => v.pipe(given, v.transform(cleanLine), tooLong(most));
export const lineOrNull = (most: number) => v.pipe(line(most), v.transform(orNull));
export const paragraphs = (most: number) => v.pipe(given, v.transform(cleanParagraphs), tooLong(most));

export const titleField = v.pipe(
	line(120),
	v.minLength(3, () => m.event_title_short()),
);

/** 31 February and half a date each get their sentence; empty is null. */
export const dateOrNull = v.pipe(
	line(40),
	v.rawTransform(({ dataset, addIssue, NEVER }): string | null => {
		if (dataset.value === '') return null;
		const { value, error } = parseDate(dataset.value);
		if (value) return value;
		addIssue({ message: error === 'unclear' ? m.event_date_unclear() : m.event_not_a_date() });
		return NEVER;
	}),
);
export const dateField = v.pipe(
	dateOrNull,
	v.string(() => m.event_date_missing()),
);

export const timeField = v.pipe(
	line(20),
	v.minLength(1, () => m.event_time_missing()),
	v.rawTransform(({ dataset, addIssue, NEVER }): string => {
		const { value } = parseTime(dataset.value);
		if (value) return value;
		addIssue({ message: m.event_not_a_time() });
		return NEVER;
	}),
);

/** A web address we may link to: https only, nothing hidden in it. `www.example.dk` gets its https. */
export const httpsOrNull = v.pipe(
	line(500),
	v.rawTransform(({ dataset, addIssue, NEVER }): string | null => {
		if (dataset.value === '') return null;
		const typed = /^[a-z][a-z0-9+.-]*:/i.test(dataset.value) ? dataset.value : `https://${dataset.value}`;
		const url = URL.canParse(typed) ? new URL(typed) : null;
		const ok = url?.protocol === 'https:' && !url.username && !url.password && url.hostname.includes('.');
		if (ok && url.href.length <= 500) return url.href;
		addIssue({ message: m.event_link_wrong() });
		return NEVER;
	}),
);

const pointSentences: Record<PointError, () => string> = {
	empty: () => m.event_point_unreadable(),
	unreadable: () => m.event_point_unreadable(),
	swapped: () => m.event_point_swapped(),
	outside: () => m.event_point_outside(),
};
export const pointOrNull = v.pipe(
	line(2000),
	v.rawTransform(({ dataset, addIssue, NEVER }): Point | null => {
		if (dataset.value === '') return null;
		const parsed = parsePoint(dataset.value);
		if ('point' in parsed) return parsed.point;
		addIssue({ message: pointSentences[parsed.error]() });
		return NEVER;
	}),
);

/** A whole number as people type it; empty is null. */
export const wholeOrNull = (least: number, most: number, sentence: () => string) =>
	v.pipe(
		line(20),
		v.rawTransform(({ dataset, addIssue, NEVER }): number | null => {
			const typed = dataset.value.replace(/\s|(?<=\d)[.](?=\d{3})|kr\.?$/g, '');
			if (typed === '') return null;
			const value = /^\d+$/.test(typed) ? Number(typed) : NaN;
			if (value >= least && value <= most) return value;
			addIssue({ message: sentence() });
			return NEVER;
		}),
	);

export const choices = <Key extends string>(keys: readonly Key[]) =>
	v.pipe(
		v.optional(v.array(v.string()), []),
		v.transform((chosen) => keys.filter((key) => chosen.includes(key))),
	);

export const languagesField = v.pipe(
	v.optional(v.array(v.string()), []),
	v.transform((codes) => [...new Set(codes)].filter(isLanguageCode)),
	v.minLength(1, () => m.event_languages_missing()),
);
export const contentLocaleField = v.pipe(
	v.optional(v.string(), 'da'),
	v.transform((code) => (isLanguageCode(code) ? code : 'da')),
);

export const idOrNull = v.pipe(
	given,
	v.transform((text) => (/^\d{1,9}$/.test(text) ? Number(text) : null)),
);
export const tick = v.optional(v.boolean(), false);
export const reasonField = v.pipe(
	paragraphs(1000),
	v.minLength(3, () => m.event_reason_missing()),
);
export const submissionField = v.optional(v.pipe(v.string(), v.uuid()));

/** The three ways to say where. Only what belongs to the chosen one is read. */
export const whereWays = ['site', 'other', 'online'] as const;
export type Where = (typeof whereWays)[number];

export const placeEntries = {
	where: v.picklist(whereWays, () => m.event_where_missing()),
	site: idOrNull,
	placeName: lineOrNull(120),
	address: lineOrNull(200),
	point: pointOrNull,
};

/** Leaves out what was filled in under a choice that was not taken. */
export const withoutUnused =
	(branches: Record<string, Record<string, readonly string[]>>) =>
	(form: Record<string, unknown>): Record<string, unknown> => {
		const kept = { ...form };
		for (const [chooser, ways] of Object.entries(branches)) {
			for (const [way, fields] of Object.entries(ways)) {
				if (form[chooser] !== way) for (const field of fields) delete kept[field];
			}
		}
		return kept;
	};
export const placeBranches = {
	where: { site: ['site'], other: ['placeName', 'address', 'point'], online: ['onlineUrl'] },
};
