/** Apprenticeships and other ways in. Days count from today. */
import type { Category, DanishLevel } from '#lib/listings/listing.ts';
import type { LanguageCode } from '#lib/i18n/languages.ts';
import type { CommitmentTypeKey } from '#lib/policy/catalogue.ts';
import type { BoardKind } from '#lib/policy/boards.ts';
import type { FocusAreaKey } from '#lib/policy/edition.ts';

export interface OpportunityPlan {
	by: string;
	kind: 'apprenticeship' | 'spare_time_job' | 'work_placement' | 'mentor' | 'volunteer' | 'board_seat';
	title: string;
	categories?: readonly Category[];
	programme?: string;
	text: string;
	learn?: string;
	places: number;
	board?: BoardKind;
	/** The day of the election. */
	elected?: number;
	deadline: number;
	starts?: number;
	danish?: DanishLevel;
	languages?: readonly LanguageCode[];
	contentLocale?: LanguageCode;
	area: FocusAreaKey;
	serves?: CommitmentTypeKey;
	/** How many of its commitment's filled places were found through it. */
	filled?: number;
	state?: 'draft' | 'closed' | 'cancelled';
	reason?: string;
}
