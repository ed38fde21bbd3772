/** What a reader may say something of: an event, an opportunity, an offer, a partner. */
export const subjectKinds = ['events', 'opportunities', 'benefits', 'partners'] as const;
/** As the word in its address, before its slug. */
export type SubjectKind = (typeof subjectKinds)[number];

export const isSubjectKind = (text: unknown): text is SubjectKind =>
	subjectKinds.some((kind) => kind === text);

/** What can be taken down by itself; a partner is suspended. */
export type ListingKind = Exclude<SubjectKind, 'partners'>;

export const isListingKind = (text: unknown): text is ListingKind =>
	isSubjectKind(text) && text !== 'partners';

export interface Subject {
	kind: SubjectKind;
	slug: string;
	/** A listing's title, a partner's name. */
	title: string;
	/** Null where the site's own language is meant: a name. */
	contentLocale: string | null;
	organisationId: number;
	organiser: string;
}

export const pathOf = ({ kind, slug }: Pick<Subject, 'kind' | 'slug'>): string => `/${kind}/${slug}`;
