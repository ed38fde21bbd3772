/** What whoever runs a circle sends about its papers. */
import * as v from 'valibot';
import { m } from '#lib/paraglide/messages.js';
import * as fields from '#lib/platform/forms/fields.ts';
import { follows, rulesOver } from '#lib/platform/forms/rules.ts';

const documentFields = v.object({
	document: fields.line({ least: 3, most: 160, missing: () => m.circle_document_missing() }),
	url: fields.webAddressOrNull,
	file: fields.fileOrNull,
	submission: fields.submission,
});
export type DocumentInput = v.InferOutput<typeof documentFields>;
const rule = rulesOver<DocumentInput>();
export const documentInput = v.pipe(
	documentFields,
	follows([
		rule('file', ['file', 'url'], ({ file, url }) => (file === null) === (url === null) && m.ui_paper_one()),
	]),
);
export const removeDocumentInput = v.object({ id: fields.id });
