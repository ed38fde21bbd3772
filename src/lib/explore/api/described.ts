/** The API for people: each list and what it can be asked, read from the document that programs read. */
import { listTexts, parametersOf, type Parameter } from '#lib/explore/api/openapi.ts';
import { listNames } from '#lib/explore/api/questions.ts';
import { apiPath } from '#lib/explore/api/version.ts';

const mostValues = 12;

/** `all, events, …`; a format where there is no list of values. */
function valuesOf({ schema }: Parameter): string {
	const {
		enum: values,
		format,
		minimum,
		maximum,
	} = schema as {
		enum?: string[];
		format?: string;
		minimum?: number;
		maximum?: number;
	};
	if (values)
		return [...values.slice(0, mostValues), ...(values.length > mostValues ? ['…'] : [])].join(', ');
	return format ?? (maximum === undefined ? '' : `${minimum}–${maximum}`);
}

export const describedLists = () =>
	listNames.map((name) => ({
		name,
		path: `${apiPath}/${name}`,
		text: listTexts[name](),
		parameters: parametersOf(name).map((parameter) => ({
			name: parameter.name,
			text: parameter.description,
			values: valuesOf(parameter),
		})),
	}));
