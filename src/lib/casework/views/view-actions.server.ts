/** The forms of saved views, which stand on every list that has them. */
import { caseworkFlashes } from '#lib/casework/flashes.ts';
import { viewInput, viewOnDeskInput, viewRemoveInput } from '#lib/casework/input.ts';
import { listAddress, viewAddress, type ViewList } from '#lib/casework/views/view.ts';
import { removeView, saveView, showOnDesk } from '#lib/casework/views/views.server.ts';
import { action } from '#lib/platform/forms/action.server.ts';

/** @param written a filter as somebody sent it, as the list itself would write it */
export const viewActions = (list: ViewList, written: (asked: URLSearchParams) => string) => {
	const asWritten = (query: string) => written(new URLSearchParams(query));
	return {
		saveView: action(
			viewInput,
			({ db, actor }, { query, ...input }) =>
				saveView(db, actor, { ...input, list, query: asWritten(query) }),
			(_asked, id, { query }) => ({
				to: viewAddress({ list, id: Number(id), query: asWritten(query) }),
				flash: caseworkFlashes.viewSaved(),
			}),
		),
		showView: action(
			viewOnDeskInput,
			({ db, actor }, { view, onDesk }) => showOnDesk(db, actor, { view, onDesk: onDesk === 'yes' }),
			({ url }, _outcome, { view }) => ({
				to: viewAddress({ list, id: view, query: asWritten(url.search) }),
				flash: caseworkFlashes.viewChanged(),
			}),
		),
		removeView: action(
			viewRemoveInput,
			({ db, actor }, input) => removeView(db, actor, input),
			() => ({ to: listAddress(list), flash: caseworkFlashes.viewRemoved() }),
		),
	};
};
