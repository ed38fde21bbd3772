import { refuseGone } from '#lib/commitments/readers.server.ts';
import type { CityEvent } from '#lib/events/event.ts';
import type { EventInput } from '#lib/events/input.ts';
import * as queries from '#lib/events/queries.server.ts';
import { resolvePlace } from '#lib/listings/place.server.ts';
import { chosenPicture } from '#lib/organisations/files/pictures.server.ts';
import { takenDown } from '#lib/organisations/readers.server.ts';
import type { Transaction } from '#lib/platform/database/database.server.ts';
import { listed, without } from '#lib/platform/keys.ts';

/** What of the form is not a column as it was sent; everything else is stored. */
const besides = listed<
	Exclude<keyof EventInput, keyof queries.EventFields> | 'placeName' | 'address' | 'imageAlt'
>()(
	'submission',
	'where',
	'site',
	'placeName',
	'address',
	'point',
	'commitment',
	'coOrganisers',
	'imageKey',
	'imageAlt',
	'removeImage',
	'wordingRead',
);

/** What is stored of a form, with everything it points at looked up. */
export async function written(
	trx: Transaction,
	organisationId: number,
	input: EventInput,
	before?: Pick<CityEvent, 'commitmentId' | 'imageId' | 'imageAlt'>,
): Promise<{ fields: queries.EventFields; coOrganiserIds: number[] }> {
	const place = await resolvePlace(trx, organisationId, input);
	if (input.commitment !== before?.commitmentId) await refuseGone(trx, organisationId, input.commitment);
	const picture = await pictureOf(trx, organisationId, input, before);
	const partners = await queries.approvedBySlugs(trx, input.coOrganisers);
	return {
		fields: { ...without(input, besides), ...place, ...picture, commitmentId: input.commitment },
		coOrganiserIds: partners.map(({ id }) => id).filter((id) => id !== organisationId),
	};
}

/** One that was taken down stays in its place, so that it can be put back, until another is chosen. */
async function pictureOf(
	trx: Transaction,
	organisationId: number,
	{ imageKey, imageAlt, removeImage }: EventInput,
	before?: Pick<CityEvent, 'imageId' | 'imageAlt'>,
): Promise<Pick<CityEvent, 'imageId' | 'imageAlt'>> {
	if (imageKey && !removeImage)
		return { imageId: (await chosenPicture(trx, organisationId, imageKey)).id, imageAlt };
	if (before?.imageId && !removeImage && (await takenDown(trx, before.imageId)))
		return { imageId: before.imageId, imageAlt: before.imageAlt };
	return { imageId: null, imageAlt: null };
}
