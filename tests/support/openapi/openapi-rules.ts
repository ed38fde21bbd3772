/**
 * The design rules of the Dutch government for APIs, those that fit an API which only reads; as their linter has them
 * (`nlgov:…`, and Spectral's own). Left out: `oas3-schema` and the rules of examples and path parameters, of which there are
 * none; `nlgov:http-methods`, which as written finds nothing; warnings.
 */
type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type Key = string | number;
interface Found {
	path: Key[];
	value: Json;
}

const isObject = (value: Json | undefined): value is { [key: string]: Json } =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

export interface Finding {
	rule: string;
	/** As Spectral writes it: `paths./events.get.parameters[1].name`. */
	path: string;
}

export const written = (path: readonly Key[]): string =>
	path
		.map((key) => (typeof key === 'number' || /^\d+$/.test(key) ? `[${key}]` : `.${key}`))
		.join('')
		.replace(/^\./, '');

/** Everything in the document; where something is referred to, at its own place. */
function* everything(
	document: Json,
	at: Found = { path: [], value: document },
	open: string[] = [],
): Generator<Found> {
	const { path, value } = at;
	if (isObject(value) && typeof value.$ref === 'string') {
		const keys = value.$ref.replace(/^#\//, '').split('/');
		if (open.includes(value.$ref)) return;
		const target = keys.reduce<Json | undefined>(
			(inside, key) => (isObject(inside) ? inside[key] : undefined),
			document,
		);
		if (target !== undefined)
			yield* everything(document, { path: keys, value: target }, [...open, value.$ref]);
		return;
	}
	yield at;
	const entries: [Key, Json][] = Array.isArray(value)
		? [...value.entries()]
		: isObject(value)
			? Object.entries(value)
			: [];
	for (const [key, inside] of entries)
		yield* everything(document, { path: [...path, key], value: inside }, open);
}

const keyed = (found: readonly Found[], parent: RegExp, key: RegExp) =>
	found.filter(({ path }) => parent.test(String(path.at(-2))) && key.test(String(path.at(-1))));
const below = (found: Found, ...keys: Key[]) => written([...found.path, ...keys]);

const isDateName = /^(date|datum)$|((\w+D)|(_[dD]))((ate)|(atum))/;
const kebab = /^(\/|(\/_[a-z0-9]+|\/(([a-z0-9-]+|\{[^}]+\})(\/([a-z0-9\-.]+|\{[^}]+\}))*)(\/_[a-z]+)?)\/?)$/;
const semver =
	/^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(?:-((?:0|[1-9]\d*|\d*[a-zA-Z-][0-9a-zA-Z-]*)(?:\.(?:0|[1-9]\d*|\d*[a-zA-Z-][0-9a-zA-Z-]*))*))?(?:\+([0-9a-zA-Z-]+(?:\.[0-9a-zA-Z-]+)*))?$/;
const versionHeaders = ['API-Version', 'Api-Version', 'Api-version', 'api-version', 'API-version'];

/** Each rule, and where a document breaks it. */
const rules: Record<string, (document: { [key: string]: Json }, found: readonly Found[]) => string[]> = {
	'nlgov:openapi-root-exists': ({ openapi }) => (openapi ? [] : ['']),
	'nlgov:openapi3': ({ openapi }) =>
		typeof openapi === 'string' && !/^3(.\d+){1,2}$/.test(openapi) ? ['openapi'] : [],
	'oas3-api-servers': ({ servers, openapi }) =>
		!openapi || (Array.isArray(servers) && servers.length > 0) ? [] : [servers ? 'servers' : ''],
	'nlgov:include-major-version-in-uri': ({ servers }) =>
		(Array.isArray(servers) ? servers : []).flatMap((server, index) =>
			isObject(server) && !/\/v[\d+]/.test(String(server.url)) ? [`servers[${index}].url`] : [],
		),
	'info-contact': ({ info, openapi }) => (openapi && isObject(info) && !info.contact ? ['info'] : []),
	'nlgov:info-contact-fields-exist': ({ info }) =>
		isObject(info) &&
		isObject(info.contact) &&
		!['email', 'name', 'url'].every((field) => Object.hasOwn(info.contact as object, field))
			? ['info.contact']
			: [],
	'nlgov:semver': ({ info }) =>
		isObject(info) && !semver.test(String(info.version)) ? ['info.version'] : [],
	'path-keys-no-trailing-slash': ({ paths }) =>
		Object.keys(isObject(paths) ? paths : {}).flatMap((path) =>
			/.\/$/.test(path) ? [written(['paths', path])] : [],
		),
	'nlgov:paths-kebab-case': ({ paths }) =>
		Object.keys(isObject(paths) ? paths : {}).flatMap((path) =>
			/\/openapi\.(json)|(yaml)/.test(path) || kebab.test(path) ? [] : [written(['paths', path])],
		),
	'operation-operationId-unique': (_, found) => {
		const ids = found.filter(({ path }) => path[0] === 'paths' && path.at(-1) === 'operationId');
		return ids
			.filter(({ value }, index) => ids.findIndex((one) => one.value === value) < index)
			.map((one) => below(one));
	},
	'openapi-tags-uniqueness': ({ tags }) => {
		const names = (Array.isArray(tags) ? tags : []).map((tag) => (isObject(tag) ? tag.name : null));
		return names.flatMap((name, index) => (names.indexOf(name!) < index ? [`tags[${index}].name`] : []));
	},
	'nlgov:query-keys-camel-case': (_, found) =>
		keyed(found, /^parameters$/, /^\d+$/).flatMap((one) =>
			isObject(one.value) &&
			one.value.in === 'query' &&
			!/^\$?[a-z][a-z\d]*([A-Z][a-z\d]*)*$/.test(String(one.value.name))
				? [below(one, 'name')]
				: [],
		),
	'nlgov:missing-header': (_, found) =>
		keyed(found, /^responses$/, /(2|3)\d\d/).flatMap((one) =>
			isObject(one.value) && !one.value.headers ? [below(one)] : [],
		),
	'nlgov:missing-version-header': (_, found) =>
		keyed(found, /^responses$/, /(2|3)\d\d/).flatMap((one) =>
			isObject(one.value) &&
			isObject(one.value.headers) &&
			!versionHeaders.some(
				(name) =>
					Object.hasOwn(one.value as object, 'headers') &&
					Object.hasOwn((one.value as { headers: object }).headers, name),
			)
				? [below(one, 'headers')]
				: [],
		),
	'nlgov:use-problem-schema': (_, found) =>
		keyed(found, /^responses$/, /(4|5)\d\d/).flatMap((one) =>
			isObject(one.value) &&
			isObject(one.value.content) &&
			!['application/problem+json', 'application/problem+xml'].some((type) =>
				Object.hasOwn((one.value as { content: object }).content, type),
			)
				? [below(one, 'content')]
				: [],
		),
	'nlgov:problem-schema-members': (_, found) =>
		found
			.filter(
				({ path }) =>
					path.at(-1) === 'schema' && /^application\/problem\+(json|xml)$/.test(String(path.at(-2))),
			)
			.flatMap((one) =>
				isObject(one.value) &&
				isObject(one.value.properties) &&
				!['status', 'title', 'detail'].every((field) =>
					Object.hasOwn((one.value as { properties: object }).properties, field),
				)
					? [below(one, 'properties')]
					: [],
			),
	'nlgov:problem-invalid-input': (_, found) =>
		found
			.filter(({ path, value }) => {
				if (path[0] !== 'paths' || path.length !== 3 || !isObject(value)) return false;
				const asks = Array.isArray(value.parameters) && value.parameters.length > 0;
				return /put|post|patch/.test(String(path[2])) || (/get|delete/.test(String(path[2])) && asks);
			})
			.flatMap((one) => {
				const { responses } = one.value as { responses?: Json };
				return isObject(responses) && !Object.hasOwn(responses, '400') ? [below(one, 'responses')] : [];
			}),
	'nlgov:date-time-ensure-timezone': (_, found) => formatsOfProperties(found, 'date-time-local'),
	'nlgov:time-without-timezone': (_, found) => formatsOfProperties(found, 'time'),
	'nlgov:specify-format-for-date-and-time': (_, found) =>
		keyed(found, /^properties$/, isDateName).flatMap((one) =>
			isObject(one.value) && !Object.hasOwn(one.value, 'format') && !Array.isArray(one.value.allOf)
				? [below(one)]
				: [],
		),
	'nlgov:use-date-instead-of-datetime': (document, found) =>
		found
			.filter(({ path }) => path.at(-2) === 'properties' && isDateName.test(String(path.at(-1))))
			.concat(refersToDate(document))
			.flatMap(({ path, value }) =>
				[...everything(document, { path, value })]
					.filter((one) => one.path.at(-1) === 'format' && one.value === 'date-time')
					.map((one) => below(one)),
			),
};

const formatsOfProperties = (found: readonly Found[], format: string) =>
	found
		.filter(({ path, value }) => path.at(-1) === 'format' && path.at(-3) === 'properties' && value === format)
		.map((one) => below(one));

/** Properties named as dates that say what they are elsewhere. */
function refersToDate(document: Json): Found[] {
	const found: Found[] = [];
	const walk = (path: Key[], value: Json) => {
		if (!isObject(value) && !Array.isArray(value)) return;
		for (const [key, inside] of Object.entries(value)) {
			if (path.at(-1) === 'properties' && isDateName.test(key) && isObject(inside) && inside.$ref)
				found.push({ path: [...path, key], value: inside });
			walk([...path, key], inside);
		}
	};
	walk([], document);
	return found;
}

/** Each finding once, in the order of the rules. */
export function lintOpenApi(document: { [key: string]: Json }): Finding[] {
	const found = [...everything(document)];
	return Object.entries(rules).flatMap(([rule, broken]) =>
		[...new Set(broken(document, found))].map((path) => ({ rule, path })),
	);
}

export const ruleNames = Object.keys(rules);
