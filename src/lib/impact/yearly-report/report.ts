/** A partner's year in the words of a page and of a paper: both show exactly this. */
import type { OrganisationKind } from '#lib/policy/kinds.ts';
import type { Saying } from '#lib/impact/partner-standing.ts';
import type { Impact } from '#lib/impact/impact.ts';

export interface ReportLine {
	slug: string;
	title: string;
	/** The focus area, and the partnership it is shared in. */
	notes: string[];
	/** "I 2026: 4 bekræftet af den anden part, 2 fortalt af partneren selv" */
	year: string;
	/** "I alt 6 lærepladser af 10" */
	inAll: string;
	/** "På plan" */
	health: Saying['text'];
	/** Shares of the target in percent, for a bar; null where a figure is kept back or less is better. */
	bar: { confirmed: number; unconfirmed: number } | null;
}

export interface YearReport {
	organisation: { slug: string; name: string; kind: OrganisationKind };
	year: number;
	title: string;
	lead: string;
	/** The year is not over. */
	open: boolean;
	standing: Saying[];
	commitments: ReportLine[];
	/** "og 12 flere", where the list was cut. */
	more: string | null;
	impact: Impact;
	confirmers: string[];
	partnerships: { slug: string; title: string; period: string }[];
	stories: { halfYear: string; text: string }[];
	/** "Trukket 22. november 2026 fra blanddigibyen.dk/…" */
	made: string;
}
