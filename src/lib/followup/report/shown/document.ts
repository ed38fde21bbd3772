/**
 * A status report as it is read, on the page and on paper alike: sections with their words and their figures. What it shows is
 * frozen, how it says it is the site's.
 */
import type { CutFigures } from '#lib/followup/report/cut/figures.ts';
import { sectionKeys, type SectionKey } from '#lib/followup/report/report.ts';
import {
	lighthousesSection,
	opinionsSection,
	plansSection,
} from '#lib/followup/report/shown/plan-sections.ts';
import {
	barometerSection,
	commitmentsSection,
	goalsSection,
	spotsSection,
} from '#lib/followup/report/shown/promise-sections.ts';
import type { SectionFigures } from '#lib/followup/report/shown/shapes.ts';
import { m } from '#lib/paraglide/messages.js';

const shown: Record<SectionKey, ((figures: CutFigures) => SectionFigures) | null> = {
	summary: null,
	summary_en: null,
	goals: goalsSection,
	barometer: barometerSection,
	commitments: commitmentsSection,
	white_spots: spotsSection,
	lighthouses: lighthousesSection,
	plans: plansSection,
	opinions: opinionsSection,
};

/** What stands locked in a section; null for words alone. */
export const figuresOf = (key: SectionKey, figures: CutFigures): SectionFigures | null =>
	shown[key]?.(figures) ?? null;

const titles: Record<SectionKey, () => string> = {
	summary: m.status_report_section_summary,
	summary_en: m.status_report_section_summary_en,
	goals: m.status_report_section_goals,
	barometer: m.status_report_section_barometer,
	commitments: m.status_report_section_commitments,
	white_spots: m.status_report_section_white_spots,
	lighthouses: m.status_report_section_lighthouses,
	plans: m.status_report_section_plans,
	opinions: m.status_report_section_opinions,
};
export const sectionTitle = (key: SectionKey): string => titles[key]();

/** The language its words are written in. */
export const languageOf = (key: SectionKey): 'da' | 'en' => (key === 'summary_en' ? 'en' : 'da');

export interface ShownSection {
	key: SectionKey;
	title: string;
	words: string;
	/** Of its words. */
	language: 'da' | 'en';
	figures: SectionFigures | null;
}

/** Every section in its order; the figures are missing until there is a cut. */
export const documentOf = (
	sections: readonly { key: SectionKey; words: string }[],
	figures: CutFigures | null,
): ShownSection[] =>
	sectionKeys.map((key) => ({
		key,
		title: sectionTitle(key),
		words: sections.find((section) => section.key === key)?.words ?? '',
		language: languageOf(key),
		figures: figures && figuresOf(key, figures),
	}));
