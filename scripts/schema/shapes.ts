/**
 * Types that neither SQL nor a check says. The ground knows no room, so the shapes of jsonb stand here and not where the
 * nouns are; the compiler compares them where a row becomes a noun.
 */

/** By 'table.column', a type that `shapes` or kysely-codegen declares. */
export const jsonColumns: Record<string, string> = {
	'added_commitment_type.name': 'TextByLanguage',
	'added_commitment_type.question': 'TextByLanguage',
	'added_commitment_type.help': 'TextByLanguage',
	'added_commitment_type.unit_one': 'TextByLanguage',
	'added_commitment_type.unit_other': 'TextByLanguage',
	'added_commitment_type.symbol': 'TextByLanguage',
	'audit_entry.details': 'JsonObject',
	'charter_draft.texts': 'TextByLanguage',
	'charter_version.texts': 'TextByLanguage',
	'equality_check.answers': 'CheckAnswers',
	'equality_helper.hours': 'OpeningHours[]',
	'event.known_before': 'KnownMeeting',
	'event.questions': 'Question[]',
	'guide_text.links': 'NamedLink[]',
	'guide_text_past.links': 'NamedLink[]',
	'import_item.said': 'JsonObject',
	'method.title': 'TextByLanguage',
	'method.summary': 'TextByLanguage',
	'method.for_whom': 'TextByLanguage',
	'method.steps': 'TextByLanguage',
	'method.materials': 'TextByLanguage',
	'method.takes': 'TextByLanguage',
	'organisation_review.field_notes': 'FieldNotes',
	'partnership_amendment.before': 'AmendedTerms',
	'partnership_amendment.after': 'AmendedTerms',
	'policy_edition.document': 'JsonObject',
	'policy_edition_draft.document': 'JsonObject',
	'registration.answers': 'GivenAnswer[]',
	'report_version.content': 'SentContent',
};

/** Columns that hold keys of a list of the ground's own. */
export const keyColumns: Record<string, string> = {
	'mail.locale': 'Locale',
	'organisation.languages': 'LanguageCode[]',
	'person.locale': 'Locale',
	'registration.locale': 'Locale',
};

export const shapes = `import type { LanguageCode } from '#lib/i18n/languages.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import type { TextByLanguage } from '#lib/i18n/text-by-language.ts';

/** Read as a value, written as text. */
export type JsonText<T> = ColumnType<T, string, string>;

/** What an organiser asks those who sign up; without choices, it is answered in words. */
export interface Question {
  text: string;
  choices: string[];
}

/** A web address under the name that readers press. */
export interface NamedLink {
  title: string;
  url: string;
}

/** With the question as it read then: it may be put otherwise later. */
export interface GivenAnswer {
  question: string;
  answer: string;
}

/** By question of a self-check. */
export type CheckAnswers = { [question: string]: 'yes' | 'partly' | 'no' | 'none' };

/** When somebody can be reached: Monday is day 1, hours as 09:00. */
export interface OpeningHours {
  day: number;
  from: string;
  to: string;
}

/** When and where, as it was last told to those who signed up; moments in ISO 8601. */
export interface KnownMeeting {
  startsAt: string;
  endsAt: string;
  placeName: string | null;
  address: string | null;
  onlineUrl: string | null;
}

/** A note for each part of an application that has one. */
export type FieldNotes = { [field: string]: string };

/** What partners have agreed, as it read at one time. */
export interface AmendedTerms {
  purpose: string;
  startsOn: string;
  endsOn: string;
  goals: string[];
  districts: (1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10)[];
  leadOrganisationId: number;
  parties: {
    organisationId: number;
    slug: string;
    name: string;
    kind: Organisation['kind'];
    required: boolean;
    brings: string;
  }[];
}

/** What a half-year's report said when it was sent. */
export interface SentContent {
  story: string;
  picture: { key: string; alt: string } | null;
  lines: {
    commitmentId: number;
    slug: string;
    title: string;
    type: string;
    amount: number;
    completion: 1 | 2 | 3 | 4 | 5;
    effects: string;
  }[];
}
`;
