/** What holds for an opportunity wherever it comes from: a form, the API or an import. */
import * as v from 'valibot';
import { categories, danishLevels } from '#lib/listings/listing.ts';
import { addDays, copenhagenDate } from '#lib/i18n/dates.ts';
import { languageCodes } from '#lib/i18n/languages.ts';
import {
	placeBranches,
	placeRules,
	placeValues,
	whereAmong,
	withoutUnused,
} from '#lib/listings/place-rules.ts';
import { opportunityKinds } from '#lib/opportunities/opportunity.ts';
import { m } from '#lib/paraglide/messages.js';
import { now } from '#lib/platform/clock.ts';
import * as fields from '#lib/platform/forms/fields.ts';
import { whole } from '#lib/platform/forms/number-rules.ts';
import { follows, rulesOver } from '#lib/platform/forms/rules.ts';
import { boardKinds } from '#lib/policy/boards.ts';
import { isFocusAreaKey } from '#lib/policy/edition.ts';

const mostDaysAhead = 3 * 366;

export const places = whole(1, 1000);
export const placesMissing = () => m.opportunity_places_missing();

export const opportunityValues = {
	submission: fields.submission,
	kind: fields.choice(opportunityKinds, () => m.opportunity_kind_missing()),
	title: fields.line({ least: 3, most: 120, missing: () => m.event_title_short() }),
	programme: fields.line({ most: 160 }),
	description: fields.paragraphs({ least: 10, most: 8000, missing: () => m.opportunity_description_short() }),
	learn: fields.paragraphs({ most: 4000 }),
	contentLocale: v.optional(fields.choice(languageCodes), 'da'),
	places: fields.number(places, placesMissing),
	boardKind: fields.choiceOrNull(boardKinds),
	electedOn: fields.dayOrNull,
	deadlineOn: fields.day,
	startsOn: fields.dayOrNull,
	danishLevel: fields.choice(danishLevels, () => m.event_danish_missing()),
	languages: fields.choices(languageCodes, () => m.event_languages_missing()),
	where: whereAmong(['site', 'other']),
	...placeValues,
	contactName: fields.lineOrNull(120),
	contactEmail: fields.emailOrNull,
	contactPhone: fields.phoneOrNull,
	link: fields.webAddressOrNull,
	categories: fields.choices(categories),
	focusArea: fields.knownOrNull(isFocusAreaKey),
	commitment: fields.idOrNull,
	wordingRead: fields.tick,
};
const values = v.object(opportunityValues);

/** What belongs to a choice that was not taken counts for nothing. */
export const onlyWhatIsUsed = v.pipe(
	v.record(v.string(), v.unknown(), fields.stale),
	v.transform(withoutUnused({ ...placeBranches, kind: { board_seat: ['boardKind', 'electedOn'] } })),
);

const rule = rulesOver<v.InferOutput<typeof values>>();
export const opportunityTogether = [
	rule(
		'deadlineOn',
		['deadlineOn'],
		({ deadlineOn }) =>
			deadlineOn > addDays(copenhagenDate(now()), mostDaysAhead) && m.opportunity_deadline_far(),
	),
	rule(
		'startsOn',
		['deadlineOn', 'startsOn'],
		({ deadlineOn, startsOn }) =>
			startsOn !== null && startsOn < deadlineOn && m.opportunity_start_before_deadline(),
	),
	rule(
		'boardKind',
		['kind', 'boardKind'],
		({ kind, boardKind }) => kind === 'board_seat' && boardKind === null && m.board_kind_missing(),
	),
	rule(
		'electedOn',
		['deadlineOn', 'electedOn'],
		({ deadlineOn, electedOn }) =>
			electedOn !== null && electedOn < deadlineOn && m.board_election_before_deadline(),
	),
	...placeRules,
	rule(
		'contactEmail',
		['contactEmail', 'contactPhone', 'link'],
		({ contactEmail, contactPhone, link }) =>
			(contactEmail ?? contactPhone ?? link) === null && m.opportunity_contact_missing(),
	),
];

export const opportunityRules = v.pipe(onlyWhatIsUsed, values, follows(opportunityTogether));
export type OpportunityInput = v.InferOutput<typeof opportunityRules>;
