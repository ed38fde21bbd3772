/** What an organisation has put up and can be taken down with a listing's appeal. */
export const listingKinds = ['events', 'opportunities', 'benefits'] as const;
export type ListingKind = (typeof listingKinds)[number];

/** What a reader may say something of: listings, partners, and what has a desk of its own where it is taken down. */
export const subjectKinds = [...listingKinds, 'partners', 'posts', 'barriers', 'methods', 'needs'] as const;
/** As the word in its address, before its slug. `needs` are offers too, which share it. */
export type SubjectKind = (typeof subjectKinds)[number];

export const isSubjectKind = (text: unknown): text is SubjectKind =>
	subjectKinds.some((kind) => kind === text);

export const isListingKind = (text: unknown): text is ListingKind =>
	listingKinds.some((kind) => kind === text);

export interface Subject {
	kind: SubjectKind;
	slug: string;
	/** A listing's title, a partner's name, how a post begins. */
	title: string;
	/** Null where the site's own language is meant: a name. */
	contentLocale: string | null;
	/** Null: somebody's own, or the municipality's. */
	organisationId: number | null;
	/** Who puts it up; the question that a post answers. Empty where it is nobody who is named. */
	organiser: string;
}

type Named = Pick<Subject, 'kind' | 'slug'>;

export const pathOf = ({ kind, slug }: Named): string =>
	kind === 'posts' ? `/debates/posts/${slug}` : `/${kind}/${slug}`;
export const flagPathOf = ({ kind, slug }: Named): string => `/flag/${kind}/${slug}`;

const desks: Record<Exclude<SubjectKind, ListingKind>, (slug: string) => string> = {
	partners: (slug) => `/municipality/approvals/${slug}`,
	posts: (slug) => `/municipality/debates/posts/${slug}`,
	barriers: (slug) => `/municipality/barriers/${slug}`,
	methods: (slug) => `/municipality/methods/${slug}`,
	needs: (slug) => `/municipality/needs?posting=${slug}`,
};
/** Where the municipality looks at it and takes it down. */
export const deskOf = ({ kind, slug }: Named): string =>
	isListingKind(kind) ? `/municipality/takedowns/${kind}/${slug}` : desks[kind](slug);
