import { indicatorDesk } from '#lib/followup/barometer/desk-readers.server.ts';
import { enterFigure, removeFigure, uploadFigures } from '#lib/followup/barometer/figures.server.ts';
import {
	addBreak,
	deskPath,
	indicatorPath,
	removeBreak,
	retireIndicator,
} from '#lib/followup/barometer/indicators.server.ts';
import {
	breakInput,
	figureInput,
	removeBreakInput,
	removeFigureInput,
} from '#lib/followup/barometer/input.ts';
import { followupFlashes } from '#lib/followup/flashes.ts';
import { filesIn } from '#lib/platform/files/uploads.server.ts';
import { action } from '#lib/platform/forms/action.server.ts';
import { emptyInput } from '#lib/platform/forms/empty-input.ts';
import { uploadOf } from '#lib/platform/forms/form-body.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, url, locals: { db, actor } }) =>
	indicatorDesk(db, actor, params.indicator, url.searchParams.get('after'));

export const actions: Actions = {
	figure: action(
		figureInput,
		({ db, actor, params }, figure) => enterFigure(db, actor, params.indicator, figure),
		({ params }) => ({ to: indicatorPath(params.indicator), flash: followupFlashes.figureSaved() }),
	),
	removeFigure: action(
		removeFigureInput,
		({ db, actor, params }, { figure }) => removeFigure(db, actor, params.indicator, figure),
		({ params }) => ({ to: indicatorPath(params.indicator), flash: followupFlashes.figureRemoved() }),
	),
	upload: action(
		emptyInput,
		({ db, actor, params, form }) => uploadFigures(db, actor, params.indicator, filesIn(form, 'file')[0]),
		(_, to) => ({ to: `${to}#files`, flash: followupFlashes.fileRead() }),
		uploadOf,
	),
	break: action(
		breakInput,
		({ db, actor, params }, broken) => addBreak(db, actor, params.indicator, broken),
		({ params }) => ({ to: indicatorPath(params.indicator), flash: followupFlashes.breakAdded() }),
	),
	removeBreak: action(
		removeBreakInput,
		({ db, actor, params }, { halfYear }) => removeBreak(db, actor, params.indicator, halfYear),
		({ params }) => ({ to: indicatorPath(params.indicator), flash: followupFlashes.breakRemoved() }),
	),
	retire: action(
		emptyInput,
		({ db, actor, params }) => retireIndicator(db, actor, params.indicator),
		() => ({ to: deskPath, flash: followupFlashes.indicatorRetired() }),
	),
};
