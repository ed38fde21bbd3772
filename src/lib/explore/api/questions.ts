/** What can be asked of each list of the public API; what is not here, or not so, is refused and named. */
import * as v from 'valibot';
import { listStatuses } from '#lib/commitments/list/list.ts';
import { barrierKinds, standings } from '#lib/dialogue/barriers/barrier.ts';
import { exploreKinds, exploreSpans, nearKms } from '#lib/explore/filter.ts';
import { publicStandings } from '#lib/followup/opinions/opinion.ts';
import { actionStatuses } from '#lib/followup/plans/action.ts';
import { districts, findDistrict } from '#lib/geography/districts.ts';
import { readHalfYear } from '#lib/i18n/periods.ts';
import { categories } from '#lib/listings/listing.ts';
import { opportunityKinds } from '#lib/opportunities/opportunity.ts';
import { dayIn, slugIn } from '#lib/platform/addresses/address-values.ts';
import { committeeBySlug, focusAreaBySlug, goalBySlug, goalsAt } from '#lib/policy/edition.ts';
import { isCommitmentTypeKey } from '#lib/policy/catalogue.ts';
import { organisationKinds } from '#lib/policy/kinds.ts';

const asks = <Schema extends v.GenericSchema<string>>(schema: Schema) => v.optional(schema);
const flag = asks(v.picklist(['1']));

const mostAtOnce = 100;
export const usualLimit = 20;
const limit = v.optional(
	v.pipe(
		v.string(),
		v.regex(/^[1-9]\d{0,2}$/),
		v.transform(Number),
		v.number(),
		v.integer(),
		v.minValue(1),
		v.maxValue(mostAtOnce),
	),
);
const after = asks(v.pipe(v.string(), v.maxLength(2000)));
const q = asks(v.pipe(v.string(), v.maxLength(100)));
const one = asks(v.picklist(districts.map(({ slug }) => slug)));
const several = asks(
	v.pipe(
		v.string(),
		v.maxLength(300),
		v.check((text) => text.split(',').every((slug) => findDistrict(slug)?.slug === slug)),
	),
);
const language = asks(v.pipe(v.string(), v.regex(/^[a-z]{2,3}$/)));
/** A word of the policy: which there are changes when a new edition is published. */
const policyWord = (isKnown: (slug: string) => boolean) =>
	asks(v.pipe(v.string(), v.maxLength(100), v.check(isKnown)));
const aims = policyWord((slug) => goalsAt(slug).length > 0);
const partner = asks(
	v.pipe(
		v.string(),
		v.check((text) => slugIn(text) !== undefined),
	),
);
const day = asks(
	v.pipe(
		v.string(),
		v.isoDate(),
		v.check((text) => dayIn(text) !== undefined),
	),
);
const halfYear = asks(
	v.pipe(
		v.string(),
		v.check((text) => readHalfYear(text) !== undefined),
	),
);
const year = asks(v.pipe(v.string(), v.regex(/^2[01]\d{2}$/)));
const near = {
	near: asks(v.pipe(v.string(), v.regex(/^\d{2}\.\d{1,8},\d{2}\.\d{1,8}$/))),
	km: asks(v.picklist(nearKms.map(String))),
};

const page = { after, limit };
const found = { q, district: several, language, category: asks(v.picklist(categories)), area: aims, partner };
const time = { when: asks(v.picklist(exploreSpans)), day };

export const questions = {
	events: v.strictObject({
		...found,
		...time,
		kind: asks(v.picklist(exploreKinds)),
		free: flag,
		accessible: flag,
		...near,
		...page,
	}),
	opportunities: v.strictObject({
		...found,
		...time,
		kind: asks(v.picklist(opportunityKinds)),
		...near,
		...page,
	}),
	benefits: v.strictObject({ q, district: several, partner, free: flag, ...near, ...page }),
	partners: v.strictObject({
		q,
		district: one,
		kind: asks(v.picklist(organisationKinds)),
		language,
		...page,
	}),
	commitments: v.strictObject({
		q,
		district: one,
		aim: aims,
		// Which there are changes while the site runs.
		type: asks(
			v.pipe(
				v.string(),
				v.maxLength(60),
				v.check((key) => isCommitmentTypeKey(key)),
			),
		),
		status: asks(v.picklist(listStatuses)),
		...page,
	}),
	results: v.strictObject({ district: one }),
	indicators: v.strictObject({ aim: aims, edition: halfYear }),
	actions: v.strictObject({
		committee: policyWord((slug) => committeeBySlug(slug) !== null),
		goal: policyWord((slug) => goalBySlug(slug) !== null),
		status: asks(v.picklist(actionStatuses)),
		...page,
	}),
	opinions: v.strictObject({ status: asks(v.picklist(publicStandings)), ...page }),
	lighthouses: v.strictObject({ district: one }),
	cities: v.strictObject({ year, ...page }),
	barriers: v.strictObject({
		q,
		district: one,
		area: policyWord((slug) => focusAreaBySlug(slug) !== null),
		kind: asks(v.picklist(barrierKinds)),
		status: asks(v.picklist(standings)),
		...page,
	}),
} as const;

export type ListName = keyof typeof questions;
export const listNames = Object.keys(questions) as ListName[];
export const isListName = (text: string): text is ListName => Object.hasOwn(questions, text);

/** Names in a query that are not as they are asked for. */
export function misread(name: ListName, query: URLSearchParams): string[] {
	const asked = [...query.keys()];
	const twice = asked.filter((key, index) => asked.indexOf(key) !== index);
	const unknown = asked.filter((key) => !Object.hasOwn(questions[name].entries, key));
	const read = v.safeParse(questions[name], Object.fromEntries(query));
	const wrong = read.issues?.map(({ path }) => String(path?.[0]?.key)) ?? [];
	return [...new Set([...twice, ...unknown, ...wrong])];
}
