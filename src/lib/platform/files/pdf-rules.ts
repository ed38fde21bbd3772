/**
 * What a PDF may hold: text, pictures, forms to fill in, links to the web. Whatever starts, sends, plays or hides something
 * is `active`, and so is an action of a kind that is not on the list.
 */
import {
	PDFArray,
	PDFDict,
	PDFHexString,
	PDFInvalidObject,
	PDFName,
	PDFNumber,
	PDFRawStream,
	PDFString,
	type PDFContext,
	type PDFObject,
} from '@cantoo/pdf-lib';

export type Finding = 'active' | 'unreadable';

const harmlessActions = new Set(['GoTo', 'URI', 'Named', 'Thread', 'Hide', 'ResetForm', 'SetOCGState']);
const actingActions = new Set([
	'JavaScript',
	'Launch',
	'GoToR',
	'GoToE',
	'GoToDp',
	'GoTo3DView',
	'SubmitForm',
	'ImportData',
	'Rendition',
	'Movie',
	'Sound',
	'RichMediaExecute',
]);
const actingKeys = new Set([
	'JS',
	'JavaScript',
	'EmbeddedFiles',
	'EF',
	'XFA',
	'RichMediaContent',
	'RichMediaSettings',
]);
const actingSubtypes = new Set(['FileAttachment', 'RichMedia', 'Movie', 'Sound', 'Screen', '3D', 'PS']);
/** Where an action stands. */
const actionKeys = ['A', 'PA', 'OpenAction', 'Next'];
const schemes = /^(https?|mailto|tel):/i;

const nameOf = (value: PDFObject | undefined): string | null =>
	value instanceof PDFName ? value.decodeText() : null;
const at = (dict: PDFDict, key: string): PDFObject | undefined => dict.lookup(PDFName.of(key));

/** To a page of the web, a mailbox or a telephone; words without a scheme go nowhere by themselves. */
export function isHarmlessLink(address: string): boolean {
	const plain = address.replace(/[\p{C}\s]/gu, '');
	return schemes.test(plain) || !/^[/\\]|:/.test(plain);
}

function actionFinding(action: PDFObject | undefined): Finding | null {
	if (action instanceof PDFArray) {
		for (let index = 0; index < action.size(); index++) {
			const one = action.lookup(index);
			if (one instanceof PDFDict && actionFinding(one)) return 'active';
		}
		return null;
	}
	if (!(action instanceof PDFDict)) return null;
	const kind = nameOf(at(action, 'S'));
	return kind !== null && !harmlessActions.has(kind) ? 'active' : null;
}

function linkFinding(dict: PDFDict): Finding | null {
	const link = at(dict, 'URI') ?? at(dict, 'Base');
	const isText = link instanceof PDFString || link instanceof PDFHexString;
	return isText && !isHarmlessLink(link.decodeText()) ? 'active' : null;
}

function dictFinding(dict: PDFDict): Finding | null {
	for (const key of dict.keys()) if (actingKeys.has(key.decodeText())) return 'active';
	const kind = nameOf(at(dict, 'S'));
	if (kind !== null && actingActions.has(kind)) return 'active';
	if (nameOf(at(dict, 'Type')) === 'Action' && actionFinding(dict)) return 'active';
	if (actingSubtypes.has(nameOf(at(dict, 'Subtype')) ?? '')) return 'active';
	for (const key of actionKeys) if (actionFinding(at(dict, key))) return 'active';
	const events = at(dict, 'AA');
	if (events instanceof PDFDict)
		for (const key of events.keys()) if (actionFinding(events.lookup(key))) return 'active';
	return linkFinding(dict);
}

/** Its content comes from another file, or is not as long as it says: then what follows was not read as it stands. */
function streamFinding({ dict, contents }: PDFRawStream): Finding | null {
	if (at(dict, 'F') || at(dict, 'FFilter') || at(dict, 'Ref')) return 'active';
	const length = at(dict, 'Length');
	if (!(length instanceof PDFNumber)) return 'unreadable';
	const surplus = contents.length - length.asNumber();
	return surplus < 0 || surplus > 2 ? 'unreadable' : null;
}

/** The first thing that is wrong among all objects of the file, whether or not anything refers to them. */
export function findingIn(context: PDFContext): Finding | null {
	const waiting: PDFObject[] = context.enumerateIndirectObjects().map(([, object]) => object);
	for (let object = waiting.pop(); object; object = waiting.pop()) {
		if (object instanceof PDFInvalidObject) return 'unreadable';
		if (object instanceof PDFRawStream) {
			const finding = streamFinding(object);
			if (finding) return finding;
			waiting.push(object.dict);
		} else if (object instanceof PDFDict) {
			const finding = dictFinding(object);
			if (finding) return finding;
			for (const value of object.values()) waiting.push(value);
		} else if (object instanceof PDFArray) {
			for (const value of object.asArray()) waiting.push(value);
		}
	}
	return null;
}
