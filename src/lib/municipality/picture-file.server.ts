/** Pictures as a file for spreadsheets, in the page's words. Pure text. */
import type { CityPicture } from '#lib/municipality/picture-queries.server.ts';
import { m } from '#lib/paraglide/messages.js';
import { csv } from '#lib/platform/lists/csv.server.ts';

function placeOf({ event, report }: CityPicture): string {
	if (event) return event.title;
	return report ? m.municipality_pictures_report() : m.municipality_pictures_unused();
}

/** @param addressOf the full address of a page in code form */
export const picturesCsv = (pictures: readonly CityPicture[], addressOf: (path: string) => string): string =>
	csv(pictures, {
		[m.worklist_file_of()]: ({ organisation }) => organisation.name,
		[m.municipality_pictures_file_place()]: placeOf,
		[m.municipality_pictures_file_alt()]: ({ alt }) => alt,
		[m.municipality_pictures_file_chosen()]: ({ uploadedAt }) => uploadedAt,
		[m.municipality_pictures_down()]: ({ takenDownAt }) => takenDownAt,
		[m.municipality_pictures_file_reason()]: ({ reason }) => reason,
		[m.feeds_column_link()]: ({ id }) => addressOf(`/municipality/pictures?picture=${id}`),
	});
