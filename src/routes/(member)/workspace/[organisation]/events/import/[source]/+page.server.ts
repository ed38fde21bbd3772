import { importFlashes } from '#lib/importing/flashes.ts';
import { endSource, fetchNow, sourcePath, takeBack, takeIn } from '#lib/importing/importing.server.ts';
import { backInput, takeInput } from '#lib/importing/input.ts';
import { ownSource } from '#lib/importing/readers.server.ts';
import { idIn } from '#lib/platform/addresses/address-values.ts';
import { found } from '#lib/platform/errors.ts';
import { action } from '#lib/platform/forms/action.server.ts';
import { emptyInput } from '#lib/platform/forms/empty-input.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url, locals: { db, actor } }) => {
	const source = found(idIn(params.source));
	const after = url.searchParams.get('after');
	return ownSource(db, actor, { organisation: params.organisation, source }, after);
};

const idsIn = (texts: readonly string[]) => texts.flatMap((text) => idIn(text) ?? []);
const seenIn = (texts: readonly string[]) =>
	texts.flatMap((text) => {
		const [first, sign = ''] = text.split(':', 2);
		const id = idIn(first);
		return id === undefined ? [] : { id, sign };
	});
const here = ({ organisation, source }: { organisation: string; source: string }) =>
	sourcePath(organisation, found(idIn(source)));

export const actions: Actions = {
	take: action(
		takeInput,
		({ db, actor, params }, { shown, seen, chosen }) =>
			takeIn(db, actor, params.organisation, found(idIn(params.source)), {
				shown: idsIn(shown),
				seen: seenIn(seen),
				chosen: idsIn(chosen),
			}),
		({ params }, { taken, done, edited }, { seen }) => ({
			to: here(params),
			flash: seen.length
				? importFlashes.applied({ count: taken + done, edited })
				: importFlashes.taken({ count: taken }),
		}),
	),
	back: action(
		backInput,
		({ db, actor, params }, { item }) =>
			takeBack(db, actor, params.organisation, found(idIn(params.source)), item),
		({ params }) => ({ to: here(params), flash: importFlashes.taken({ count: 1 }) }),
	),
	fetch: action(
		emptyInput,
		({ db, actor, params }) => fetchNow(db, actor, params.organisation, found(idIn(params.source))),
		({ params }) => ({ to: here(params), flash: importFlashes.fetched() }),
	),
	end: action(
		emptyInput,
		({ db, actor, params }) => endSource(db, actor, params.organisation, found(idIn(params.source))),
		({ params }) => ({ to: `/workspace/${params.organisation}/events/import`, flash: importFlashes.ended() }),
	),
};
