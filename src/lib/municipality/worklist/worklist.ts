/** What waits for somebody to judge: approvals, promises, reports by readers, barriers, debates, appeals, methods, duplicates, objections, entries that have gone stale. */
import type { NotableField } from '#lib/organisations/organisation.ts';
import { addressFilter, oneOf } from '#lib/platform/addresses/address-filter.ts';

export const workKinds = [
	'approval',
	'proposal',
	'closing',
	'type',
	'objection',
	'flag',
	'appeal',
	'barrier',
	'unowned',
	'late',
	'unsolved',
	'barrier_appeal',
	'post',
	'post_appeal',
	'summary',
	'method',
	'method_report',
	'duplicate',
	'double',
	'stale',
] as const;
export type WorkKind = (typeof workKinds)[number];

export interface WorklistFilter {
	kind: WorkKind | null;
}

const filter = addressFilter<WorklistFilter>({ kind: oneOf(workKinds) });
export const { read: readWorklistFilter, query: worklistQuery } = filter;
/** In code form. @param view the saved view that is open */
export const worklistPath = (asked: Partial<WorklistFilter>, after?: string | null, view?: number): string =>
	filter.path('/municipality/worklist', asked, { after, view });
export const worklistFilePath = (asked: Partial<WorklistFilter>): string =>
	filter.path('/municipality/worklist.csv', asked);

export interface WorkItem {
	kind: WorkKind;
	id: number;
	title: string;
	/** The organisation it is of, where the title does not say it. */
	of: string | null;
	/** The last part of the address of the page where it is decided. */
	slug: string | null;
	since: Date;
	/** It was sent back, and has come again. */
	again: boolean;
	/** What is otherwise than when it was sent last. */
	changed: NotableField[];
}

/** How long they have waited, of one kind; days. */
export interface Waiting {
	count: number;
	median: number;
	oldest: number;
}

/** How many were decided of late, and how long the one in the middle had waited; days. */
export interface Decided {
	count: number;
	median: number;
}
/** So many days back. */
export const decidedDays = 90;

/** Where it is decided; in code form. */
export const pageOf = ({ kind, slug, id }: Pick<WorkItem, 'kind' | 'slug' | 'id'>): string => {
	const pages: Record<WorkKind, string> = {
		approval: `/municipality/approvals/${slug}`,
		proposal: '/municipality/commitments',
		closing: '/municipality/commitments',
		type: `/municipality/commitment-types/${slug}`,
		objection: `/municipality/contributions/${id}`,
		flag: '/municipality/flags',
		appeal: '/municipality/takedowns',
		barrier: `/municipality/barriers/${slug}`,
		unowned: `/municipality/barriers/${slug}`,
		late: `/municipality/barriers/${slug}`,
		unsolved: `/municipality/barriers/${slug}`,
		barrier_appeal: `/municipality/barriers/${slug}`,
		post: `/municipality/debates/posts/${slug}`,
		post_appeal: `/municipality/debates/posts/${slug}`,
		summary: `/municipality/debates/${slug}`,
		method: `/municipality/methods/${slug}`,
		method_report: `/municipality/methods/tried/${id}`,
		duplicate: '/municipality/duplicates',
		double: '/municipality/duplicates/partners',
		stale: `/municipality/partners/${slug}`,
	};
	return pages[kind];
};
