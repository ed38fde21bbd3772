/** What the form of a lighthouse project begins with. */
import type { lighthouseInput } from '#lib/followup/lighthouses/input.ts';
import { pointText } from '#lib/geography/parse-point.ts';
import type { FormValuesOf } from '#lib/platform/forms/form-answer.ts';

interface Stored {
	what: string;
	place: string;
	districtNr: number | null;
	lat: number | null;
	lng: number | null;
}

export const lighthouseValues = (
	of: Stored | undefined,
): FormValuesOf<typeof lighthouseInput, 'wordingRead'> => ({
	what: of?.what ?? '',
	place: of?.place ?? '',
	district: of?.districtNr ? String(of.districtNr) : '',
	point: of && of.lat !== null && of.lng !== null ? pointText({ lat: of.lat, lng: of.lng }) : '',
});
