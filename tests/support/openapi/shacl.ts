/** A catalogue as RDF, held against SHACL shapes. Nothing is fetched: a context stands in the file, or beside it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import jsonld from 'jsonld';
import { Parser, Store } from 'n3';
import Validator from 'rdf-validate-shacl';

/** The folder that REFERENCE_DATA names, with the shapes and examples of DCAT-AP 3.0.1. */
export const shapesFolder = join(process.env.REFERENCE_DATA ?? '', 'followup', 'dcat-ap');

const fetchesNothing = (url: string) =>
	Promise.reject(new Error(`The catalogue asks the network for ${url}`));

export async function asRdf(document: object): Promise<Store> {
	const written = (await jsonld.toRDF(
		document as never,
		{
			format: 'application/n-quads',
			documentLoader: fetchesNothing as never,
			safe: true,
		} as never,
	)) as unknown as string;
	return new Store(new Parser({ format: 'N-Quads' }).parse(written));
}

export interface Finding {
	focus: string;
	path: string;
	severity: string;
}

/** @param shapes a file of the folder */
export async function findingsIn(document: object, shapes: string): Promise<Finding[]> {
	const rules = new Store(new Parser().parse(readFileSync(join(shapesFolder, shapes), 'utf8')));
	const report = await new Validator(rules as never).validate((await asRdf(document)) as never);
	const tail = (term: { value: string } | null | undefined) => term?.value.replace(/^.*[/#]/, '') ?? '';
	return report.results.map(({ focusNode, path, severity }) => ({
		focus: tail(focusNode),
		path: tail(path),
		severity: tail(severity),
	}));
}
