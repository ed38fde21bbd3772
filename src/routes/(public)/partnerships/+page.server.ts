import { districts } from '#lib/geography/districts.ts';
import { copenhagenDate } from '#lib/i18n/dates.ts';
import { cardOf } from '#lib/partnerships/cards.server.ts';
import { partnershipNumbers, publicPartnerships } from '#lib/partnerships/readers.server.ts';
import { now } from '#lib/platform/clock.ts';
import { editionsOffered } from '#lib/policy/edition.ts';
import { goalLabel } from '#lib/policy/labels.ts';
import type { PageServerLoad } from './$types';
import { readQuery } from '#lib/partnerships/list-filter.ts';

const pageLength = 24;

export const load: PageServerLoad = async ({ url, locals: { db } }) => {
	const query = readQuery(url.searchParams);
	const today = copenhagenDate(now());
	const [{ rows, next, first }, numbers] = await Promise.all([
		publicPartnerships(db, { ...query, after: url.searchParams.get('after'), limit: pageLength }),
		partnershipNumbers(db),
	]);
	return {
		query,
		numbers,
		next,
		first,
		cards: rows.map((partnership) => cardOf(partnership, today)),
		goals: editionsOffered([query.goal ?? null])
			.flatMap(({ goals }) => goals)
			.map(({ key, slug }) => ({ value: slug, label: goalLabel(key) })),
		districts: districts.map(({ nr, slug, name }) => ({ value: slug, label: name, nr })),
	};
};
