/** What a reader may say something of: an event, an opportunity, an offer, a partner, a post in a debate. */
export const subjectKinds = ['events', 'opportunities', 'benefits', 'partners', 'posts'] as const;
/** As the word in its address, before its slug. */
export type SubjectKind = (typeof subjectKinds)[number];

export const isSubjectKind = (text: unknown): text is SubjectKind =>
	subjectKinds.some((kind) => kind === text);

/** What an organisation has put up and can be taken down by itself; a partner is suspended, and a post has a desk of its own. */
export type ListingKind = Exclude<SubjectKind, 'partners' | 'posts'>;

export const isListingKind = (text: unknown): text is ListingKind =>
	isSubjectKind(text) && text !== 'partners' && text !== 'posts';

export interface Subject {
	kind: SubjectKind;
	slug: string;
	/** A listing's title, a partner's name, how a post begins. */
	title: string;
	/** Null where the site's own language is meant: a name. */
	contentLocale: string | null;
	/** Null: a post of somebody's own. */
	organisationId: number | null;
	/** Who puts it up; the question that a post answers. */
	organiser: string;
}

type Named = Pick<Subject, 'kind' | 'slug'>;

export const pathOf = ({ kind, slug }: Named): string =>
	kind === 'posts' ? `/debates/posts/${slug}` : `/${kind}/${slug}`;
export const flagPathOf = ({ kind, slug }: Named): string => `/flag/${kind}/${slug}`;
/** Where the municipality looks at it and takes it down. */
export function deskOf({ kind, slug }: Named): string {
	if (kind === 'posts') return `/municipality/debates/posts/${slug}`;
	return kind === 'partners' ? `/municipality/approvals/${slug}` : `/municipality/takedowns/${kind}/${slug}`;
}
