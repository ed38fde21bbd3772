/** The OpenAPI 3.1 document, made of the schemas that the answers and the questions are of. */
import { toJsonSchema } from '@valibot/to-json-schema';
import * as v from 'valibot';
import {
	actionItem,
	barrierItem,
	benefitItem,
	cityItem,
	commitmentItem,
	envelope,
	eventItem,
	indicatorItem,
	lighthouseItem,
	opinionItem,
	opportunityItem,
	partnerItem,
	problem,
	resultItem,
} from '#lib/explore/api/answers.ts';
import { listNames, questions, type ListName } from '#lib/explore/api/questions.ts';
import { apiPath, apiVersion } from '#lib/explore/api/version.ts';
import { licence } from '#lib/feeds/licence.ts';
import { currentLocale } from '#lib/i18n/locale.ts';
import { href } from '#lib/i18n/urls.ts';
import { m } from '#lib/paraglide/messages.js';

/** By list, what one thing of it is. */
export const items = {
	events: eventItem,
	opportunities: opportunityItem,
	benefits: benefitItem,
	partners: partnerItem,
	commitments: commitmentItem,
	results: resultItem,
	indicators: indicatorItem,
	actions: actionItem,
	opinions: opinionItem,
	lighthouses: lighthouseItem,
	cities: cityItem,
	barriers: barrierItem,
} satisfies Record<ListName, v.GenericSchema>;

/** What a list is answered in. */
export const answerOf = (name: ListName) => v.strictObject({ ...envelope, [name]: v.array(items[name]) });

export const listTexts: Record<ListName, () => string> = {
	events: m.api_events,
	opportunities: m.api_opportunities,
	benefits: m.api_benefits,
	partners: m.api_partners,
	commitments: m.api_commitments,
	results: m.api_results,
	indicators: m.api_indicators,
	actions: m.api_actions,
	opinions: m.api_opinions,
	lighthouses: m.api_lighthouses,
	cities: m.api_cities,
	barriers: m.api_barriers,
};

const paramTexts: Record<string, () => string> = {
	q: m.api_param_q,
	district: m.api_param_district,
	language: m.api_param_language,
	category: m.api_param_category,
	area: m.api_param_area,
	aim: m.api_param_area,
	committee: m.api_param_committee,
	goal: m.api_param_goal,
	partner: m.api_param_partner,
	when: m.api_param_when,
	day: m.api_param_day,
	kind: m.api_param_kind,
	edition: m.api_param_edition,
	type: m.api_param_type,
	status: m.api_param_status,
	year: m.api_param_year,
	free: m.api_param_free,
	accessible: m.api_param_accessible,
	near: m.api_param_near,
	km: m.api_param_km,
	after: m.api_param_after,
	limit: m.api_param_limit,
};

/** As JSON Schema. */
export const schemaOf = (schema: v.GenericSchema) => {
	const { $schema: _, ...written } = toJsonSchema(schema, {
		target: 'draft-2020-12',
		typeMode: 'output',
		// What is checked by a function is said in words.
		ignoreActions: ['check'],
	});
	return written;
};

const named = (name: ListName) => name.charAt(0).toUpperCase() + name.slice(1);
const headers = () => ({
	'API-Version': { description: m.api_version_header(), schema: { type: 'string' } },
});

export interface Parameter {
	name: string;
	in: 'query';
	required: false;
	description: string;
	schema: Record<string, unknown>;
}

export const parametersOf = (name: ListName): Parameter[] =>
	Object.entries(questions[name].entries).map(([param, schema]) => ({
		name: param,
		in: 'query',
		required: false,
		description: paramTexts[param]!(),
		schema: schemaOf(schema as v.GenericSchema),
	}));

const problemContent = (description: string) => ({
	description,
	headers: headers(),
	content: { 'application/problem+json': { schema: schemaOf(problem) } },
});

const listAt = (name: ListName) => ({
	get: {
		operationId: `list${named(name)}`,
		summary: listTexts[name](),
		tags: [name],
		parameters: parametersOf(name),
		responses: {
			200: {
				description: m.api_answer(),
				headers: {
					...headers(),
					ETag: { description: m.api_etag_header(), schema: { type: 'string' } },
					Link: { description: m.api_link_header(), schema: { type: 'string' } },
				},
				content: { 'application/json': { schema: { $ref: `#/components/schemas/${named(name)}` } } },
			},
			304: { description: m.api_unchanged(), headers: headers() },
			400: problemContent(m.api_bad_request()),
		},
	},
});

/**
 * @param origin the site's address
 * @param contact the address that is written to
 */
export const openApi = (origin: string, contact: string) => ({
	openapi: '3.1.0',
	info: {
		title: m.api_title(),
		description: m.api_lead(),
		version: apiVersion,
		license: { name: licence.name, url: licence.url },
		contact: { name: m.site_name(), url: origin + href('/data'), email: contact },
	},
	servers: [{ url: origin + href(apiPath, currentLocale()) }],
	tags: listNames.map((name) => ({ name, description: listTexts[name]() })),
	paths: {
		...Object.fromEntries(listNames.map((name) => [`/${name}`, listAt(name)])),
		'/openapi.json': {
			get: {
				operationId: 'getOpenapi',
				summary: m.api_document(),
				responses: {
					200: {
						description: m.api_document(),
						headers: headers(),
						content: { 'application/json': { schema: { type: 'object' } } },
					},
				},
			},
		},
	},
	components: {
		schemas: Object.fromEntries(listNames.map((name) => [named(name), schemaOf(answerOf(name))])),
	},
});
