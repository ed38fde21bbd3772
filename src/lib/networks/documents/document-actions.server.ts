/** The forms of papers, on the desk of a circle or of one of its meetings. */
import { documentInput, removeDocumentInput } from '#lib/networks/documents/input.ts';
import { addDocument, removeDocument } from '#lib/networks/documents/documents.server.ts';
import { networkFlashes } from '#lib/networks/flashes.ts';
import { action, type Asked } from '#lib/platform/forms/action.server.ts';
import { uploadOf } from '#lib/platform/forms/form-body.server.ts';

/** @param circleOf which circle the address names @param here the page, in code form @param meetingOf where it is a meeting's */
export function documentActions<P extends Record<string, string>>(
	circleOf: (params: P) => string,
	here: (asked: Asked<P>) => string,
	meetingOf: (params: P) => number | null = () => null,
) {
	type A = Asked<P>;
	return {
		document: action(
			documentInput,
			({ db, actor, params }: A, input) => addDocument(db, actor, circleOf(params), input, meetingOf(params)),
			(asked) => ({ to: here(asked), flash: networkFlashes.documentAdded() }),
			uploadOf,
		),
		removeDocument: action(
			removeDocumentInput,
			({ db, actor, params }: A, { id }) => removeDocument(db, actor, circleOf(params), id),
			(asked) => ({ to: here(asked), flash: networkFlashes.documentRemoved() }),
		),
	};
}
