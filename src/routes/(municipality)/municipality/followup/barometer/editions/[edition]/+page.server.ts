import { editionDesk } from '#lib/followup/barometer/desk-readers.server.ts';
import * as editions from '#lib/followup/barometer/editions/editions.server.ts';
import { deskPath } from '#lib/followup/barometer/indicators.server.ts';
import { checkInput, erratumInput, returnInput } from '#lib/followup/barometer/input.ts';
import { followupFlashes } from '#lib/followup/flashes.ts';
import { readHalfYear } from '#lib/i18n/periods.ts';
import { found } from '#lib/platform/errors.ts';
import { action } from '#lib/platform/forms/action.server.ts';
import { emptyInput } from '#lib/platform/forms/empty-input.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, locals: { db, actor } }) =>
	editionDesk(db, actor, params.edition);

const of = ({ edition }: { edition: string }) => found(readHalfYear(edition));
const back = ({ params }: { params: { edition: string } }) => `${deskPath}/editions/${params.edition}`;

export const actions: Actions = {
	draft: action(
		emptyInput,
		({ db, actor, params }) => editions.draftEdition(db, actor, of(params)),
		(asked) => ({ to: back(asked), flash: followupFlashes.drafted() }),
	),
	check: action(
		checkInput,
		({ db, actor, params }, { checkWords }) => editions.checkEdition(db, actor, of(params), checkWords),
		(asked) => ({ to: back(asked), flash: followupFlashes.checked() }),
	),
	return: action(
		returnInput,
		({ db, actor, params }, { returnWords }) => editions.returnEdition(db, actor, of(params), returnWords),
		(asked) => ({ to: back(asked), flash: followupFlashes.returned() }),
	),
	release: action(
		emptyInput,
		({ db, actor, params }) => editions.releaseEdition(db, actor, of(params)),
		(asked) => ({ to: back(asked), flash: followupFlashes.released() }),
	),
	correct: action(
		erratumInput,
		({ db, actor, params }, erratum) => editions.writeErratum(db, actor, of(params), erratum),
		(asked) => ({ to: back(asked), flash: followupFlashes.corrected() }),
	),
};
