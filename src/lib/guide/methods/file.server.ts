/** The list of methods as a file for spreadsheets, in the page's words. Pure text. */
import { durationName, evidenceName, groupText, originName } from '#lib/guide/methods/labels.ts';
import { methodPath } from '#lib/guide/methods/method.ts';
import type { MethodRow } from '#lib/guide/methods/queries.server.ts';
import { m } from '#lib/paraglide/messages.js';
import { csv } from '#lib/platform/lists/csv.server.ts';
import { focusAreaShortName } from '#lib/policy/labels.ts';
import { localised } from '#lib/policy/text.ts';

/** @param addressOf the full address of a page in code form */
export const methodsCsv = (rows: readonly MethodRow[], addressOf: (path: string) => string): string =>
	csv(rows, {
		[m.method_title()]: ({ title }) => localised(title),
		[m.method_summary()]: ({ summary }) => localised(summary),
		[m.method_for_whom()]: ({ forWhom }) => localised(forWhom),
		[m.method_group_size()]: groupText,
		[m.method_time()]: ({ duration }) => durationName(duration),
		[m.method_evidence()]: ({ evidence }) => evidenceName(evidence),
		[m.method_evidence_source()]: ({ evidenceSource }) => evidenceSource,
		[m.method_origin()]: ({ origin }) => originName(origin),
		[m.method_areas()]: ({ areas }) => areas.map((area) => focusAreaShortName(area)).join(', '),
		[m.method_tried_times()]: ({ tried }) => tried,
		[m.method_tried_people()]: ({ people }) => people,
		[m.feeds_column_link()]: ({ slug }) => addressOf(methodPath(slug)),
	});
