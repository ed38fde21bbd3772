/** The form of a draft's parties, for two who have it open: its rows are counted, and the other may have added one or removed one. */
import type { Edited } from '#lib/platform/forms/edited.ts';
import type { StoredValues } from '#lib/platform/forms/form-answer.ts';

interface PartyRow {
	organisationId: number;
	brings: string;
	required: boolean;
}

/** Name by name, as the form has them. */
export const partiesValues = (parties: readonly PartyRow[]): StoredValues =>
	Object.fromEntries(
		parties.flatMap(({ brings, required }, index) => [
			[`parties.${index}.brings`, brings],
			[`parties.${index}.required`, required],
		]),
	);

/** What was sent, with each party on the row that it has now; a party that the other has added comes as it is stored. */
export function inPresentOrder(
	edited: Edited,
	sent: readonly { organisationId: number }[],
	present: readonly PartyRow[],
): Edited {
	const rowNow = new Map(present.map(({ organisationId }, index) => [organisationId, index]));
	const renamed = (name: string): string | null => {
		const [, row, field] = /^parties\.(\d+)\.(.+)$/.exec(name) ?? [];
		if (row === undefined) return name;
		const now = rowNow.get(sent[Number(row)]?.organisationId ?? 0);
		return now === undefined ? null : `parties.${now}.${field}`;
	};
	const version = edited.version.split(' ').flatMap((pair) => {
		const at = pair.indexOf(':');
		const name = renamed(pair.slice(0, at));
		return name === null ? [] : [name + pair.slice(at)];
	});
	const known = new Set(sent.map(({ organisationId }) => organisationId));
	const added = present.flatMap(({ organisationId, brings, required }, index) =>
		known.has(organisationId)
			? []
			: [
					[`parties.${index}.brings`, brings],
					[`parties.${index}.required`, required ? 'on' : ''],
				],
	);
	const values = Object.entries(edited.values).flatMap(([name, value]) => {
		const now = renamed(name);
		return now === null ? [] : [[now, value] as const];
	});
	return { version: version.join(' '), values: Object.fromEntries([...values, ...added]) };
}
