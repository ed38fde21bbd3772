/** What the public API answers: one schema for each thing, from which the answers are typed and the OpenAPI document is made. */
import * as v from 'valibot';
import { audiences, benefitKinds, benefitReaches } from '#lib/benefits/benefit.ts';
import { commitmentStates } from '#lib/commitments/commitment.ts';
import { healthKinds } from '#lib/commitments/health.ts';
import { accessKeys, eventStates } from '#lib/events/event.ts';
import { barrierKinds, standings } from '#lib/dialogue/barriers/barrier.ts';
import { actionStatuses } from '#lib/followup/plans/action.ts';
import { categories, danishLevels } from '#lib/listings/listing.ts';
import { directions, withheldReasons } from '#lib/followup/barometer/indicator.ts';
import { frequencies } from '#lib/followup/barometer/metadata.ts';
import { progressClasses } from '#lib/followup/barometer/progress.ts';
import { publicStandings } from '#lib/followup/opinions/opinion.ts';
import { opportunityKinds } from '#lib/opportunities/opportunity.ts';
import { boardKinds } from '#lib/policy/boards.ts';
import { organisationKinds } from '#lib/policy/kinds.ts';

const url = v.pipe(v.string(), v.url());
const day = v.pipe(v.string(), v.isoDate());
const moment = v.pipe(v.string(), v.isoTimestamp());
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const language = v.pipe(v.string(), v.regex(/^[a-z]{2,3}$/));

const organisation = v.strictObject({
	name: v.string(),
	kind: v.picklist(organisationKinds),
	url: v.nullable(url),
});
const place = v.strictObject({
	name: v.nullable(v.string()),
	address: v.nullable(v.string()),
	district: v.nullable(v.string()),
	lat: v.nullable(v.number()),
	lng: v.nullable(v.number()),
});

export const eventItem = v.strictObject({
	id: v.string(),
	url,
	title: v.string(),
	/** What the title is written in. */
	language,
	state: v.picklist(eventStates),
	startsAt: moment,
	endsAt: moment,
	/** Its hours are the days' own: midnight to the last minute. */
	allDay: v.boolean(),
	organisers: v.array(organisation),
	place: v.nullable(place),
	/** One can take part from anywhere. */
	online: v.boolean(),
	priceKr: count,
	languages: v.array(language),
	danishLevel: v.picklist(danishLevels),
	accessibility: v.array(v.picklist(accessKeys)),
	categories: v.array(v.picklist(categories)),
	capacity: v.nullable(count),
	/** The festival that it is a part of. */
	partOf: v.nullable(v.strictObject({ id: v.string(), url, title: v.string() })),
	/** Of a festival: how many of its parts fit what was asked. */
	parts: count,
});

export const opportunityItem = v.strictObject({
	id: v.string(),
	url,
	title: v.string(),
	language,
	kind: v.picklist(opportunityKinds),
	/** Of a seat on a board: what kind of board. */
	boardKind: v.nullable(v.picklist(boardKinds)),
	/** Of a seat on a board: when its election is, where there is one. */
	electedOn: v.nullable(day),
	programme: v.string(),
	/** Those that are not filled yet. */
	openPlaces: count,
	startsOn: v.nullable(day),
	deadlineOn: day,
	organiser: organisation,
	place: v.nullable(place),
	languages: v.array(language),
	danishLevel: v.picklist(danishLevels),
});

export const benefitItem = v.strictObject({
	id: v.string(),
	url,
	title: v.string(),
	/** What title and `howToGet` are written in. */
	language,
	kind: v.picklist(benefitKinds),
	/** Whom it is for. */
	audience: v.array(v.picklist(audiences)),
	howToGet: v.string(),
	/** Null where it differs. */
	priceKr: v.nullable(count),
	/** The last day; null while nobody knows one. */
	validUntil: v.nullable(day),
	/** When somebody last said that it is right. */
	confirmedOn: day,
	/** One place, some districts, or the whole city. */
	reach: v.picklist(benefitReaches),
	districts: v.array(v.string()),
	place: v.nullable(place),
	organiser: organisation,
});

export const partnerItem = v.strictObject({
	url,
	name: v.string(),
	kind: v.picklist(organisationKinds),
	purpose: v.string(),
	languages: v.array(language),
	address: v.nullable(v.string()),
	district: v.nullable(v.string()),
	sites: count,
});

/** An amount as the public sees it: a small one about people is `<5`, and has no number. */
const amount = v.strictObject({ value: v.nullable(v.number()), text: v.string() });
/** By who stands behind it: 0 only those who did it, 3 the municipality has looked. */
const levels = v.array(v.strictObject({ level: v.picklist([0, 1, 2, 3]), amount }));

export const commitmentItem = v.strictObject({
	url,
	title: v.string(),
	type: v.string(),
	unit: v.string(),
	goal: v.string(),
	state: v.picklist(commitmentStates),
	health: v.picklist(healthKinds),
	target: v.number(),
	/** A target that is not to be passed. */
	lowerIsBetter: v.boolean(),
	levels,
	startsOn: day,
	dueOn: day,
	makers: v.array(organisation),
});

/** What a committee of the city will do, in the words that hold now. */
export const actionItem = v.strictObject({
	url,
	title: v.string(),
	/** What the title is written in. */
	language,
	committee: v.string(),
	unit: v.string(),
	goals: v.array(v.string()),
	status: v.picklist(actionStatuses),
	/** Whole kroner; null where it has no money of its own. */
	moneyKr: v.nullable(count),
	startsOn: day,
	dueOn: day,
});

export const resultItem = v.strictObject({
	url,
	edition: v.string(),
	area: v.string(),
	goal: v.string(),
	type: v.string(),
	unit: v.string(),
	commitments: count,
	target: v.number(),
	levels,
});

/** A half-year, by its first day. */
const halfYear = v.pipe(v.string(), v.isoDate());

export const indicatorItem = v.strictObject({
	url,
	/** All figures, those of districts too, as CSV. */
	file: url,
	edition: halfYear,
	goal: v.string(),
	name: v.string(),
	unit: v.string(),
	direction: v.picklist(directions),
	/** As the edition says it: `unknown` where too little is known. */
	progress: v.nullable(v.picklist(progressClasses)),
	baselineOn: halfYear,
	target: v.nullable(v.number()),
	targetOn: v.nullable(halfYear),
	/** In the unit: less than this is no change. */
	tolerance: v.number(),
	/** Of the whole city, the oldest first. */
	figures: v.array(
		v.strictObject({
			halfYear,
			/** Null where there is none, and for a small count of people, whose text is `<5`. */
			value: v.nullable(v.number()),
			text: v.nullable(v.string()),
			/** What a figure that is to come closer is held against. */
			reference: v.nullable(v.number()),
			withheld: v.nullable(v.picklist(withheldReasons)),
			provisional: v.boolean(),
		}),
	),
	/** From these half-years on it is measured otherwise. */
	breaks: v.array(v.strictObject({ halfYear, text: v.string() })),
	source: v.string(),
	sourceUrl: v.nullable(v.string()),
	sourceLicence: v.nullable(v.string()),
	/** What it says, how it is measured, and what it cannot say. */
	definition: v.nullable(v.string()),
	method: v.string(),
	caveats: v.nullable(v.string()),
	/** It stands for something that cannot be measured itself. */
	proxy: v.boolean(),
	frequency: v.picklist(frequencies),
	/** When the next figure is expected. */
	nextOn: v.nullable(day),
	responsible: v.nullable(v.string()),
	contact: v.nullable(v.string()),
	/** Commitments toward the same goal; nothing says that they are the cause. */
	commitments: count,
});

/** What the experts' think tank has said to a committee, and what the committee has answered. */
export const opinionItem = v.strictObject({
	url,
	title: v.string(),
	/** What title, body and answers are written in. */
	language,
	givenOn: day,
	body: v.string(),
	documentUrl: v.nullable(v.string()),
	committee: v.string(),
	goals: v.array(v.string()),
	status: v.picklist(publicStandings),
	answerDueOn: day,
	/** In the order they were given. */
	answers: v.array(v.strictObject({ answeredOn: day, text: v.string() })),
});

/** A project that the policy names, once it is described. */
export const lighthouseItem = v.strictObject({
	url,
	title: v.string(),
	area: v.string(),
	/** In Danish, as milestones and results. */
	what: v.string(),
	place: v.strictObject({
		name: v.string(),
		district: v.nullable(v.string()),
		lat: v.nullable(v.number()),
		lng: v.nullable(v.number()),
	}),
	/** Those behind the promises that it leans on. */
	partners: v.array(organisation),
	milestones: v.array(v.strictObject({ title: v.string(), dueOn: day, reachedOn: v.nullable(day) })),
	/** The newest first. */
	results: v.array(
		v.strictObject({
			foundOn: day,
			text: v.string(),
			source: v.string(),
			sourceUrl: v.nullable(v.string()),
		}),
	),
	commitments: count,
});

/** One city's score in one area of an edition of the Intercultural Cities Index. */
export const cityItem = v.strictObject({
	url,
	year: count,
	edition: v.string(),
	/** As the edition names it. */
	area: v.string(),
	city: v.string(),
	isOurs: v.boolean(),
	/** 0 to 100. */
	score: v.number(),
	/** What is to be known before this edition is held beside the one before it; null where they are not to be. */
	comparison: v.nullable(v.string()),
	source: v.string(),
	sourceUrl: v.nullable(v.string()),
});

/** What somebody told the city of, as its page says where it stands. The words it was told in are on the page alone. */
export const barrierItem = v.strictObject({
	url,
	title: v.string(),
	/** What the title is written in. */
	language,
	kind: v.picklist(barrierKinds),
	area: v.string(),
	district: v.nullable(v.string()),
	status: v.picklist(standings),
	receivedOn: day,
	/** The committee or the unit that answers; null while nobody has it. */
	owner: v.nullable(v.string()),
	answerDueOn: v.nullable(day),
	answeredOn: v.nullable(day),
	/** In Danish. */
	answer: v.nullable(v.string()),
	/** How many know it, those who told it with them. */
	knownBy: count,
	/** What those who told it say of the answer. */
	solved: count,
	unsolved: count,
	/** Those that it became. */
	commitments: count,
});

/** What every list stands in. */
export const envelope = {
	licence: url,
	attribution: v.string(),
	/** The next page; null on the last. */
	next: v.nullable(url),
};

export const problem = v.strictObject({
	type: v.string(),
	title: v.string(),
	status: v.pipe(v.number(), v.integer()),
	detail: v.string(),
	errors: v.optional(v.array(v.strictObject({ name: v.string(), detail: v.string() }))),
});
export type Problem = v.InferOutput<typeof problem>;
