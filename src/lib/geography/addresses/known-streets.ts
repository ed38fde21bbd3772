/**
 * The city's streets that are known by name, from the open data that the map's names come from. The number stays as it was
 * typed; the point is on the street, not at the door, and says so.
 */
import { withDistrict, minSearchLength, type AddressProvider } from '#lib/geography/addresses/addresses.ts';
import type { Point } from '#lib/geography/point.ts';
import { doorOfSmallStreets, streetLines } from '#lib/geography/streets/streets.ts';
import { fold } from '#lib/platform/text/fold.ts';

interface Street {
	name: string;
	folded: string;
	point: Point;
}

function allStreets(): Street[] {
	const longest = new Map<string, Point[]>();
	for (const { name, line } of streetLines)
		if (line.length > (longest.get(name)?.length ?? 0)) longest.set(name, line);
	for (const { name, from } of doorOfSmallStreets) if (!longest.has(name)) longest.set(name, [from]);
	return [...longest].map(([name, line]) => ({
		name,
		folded: fold(name),
		point: line[Math.floor(line.length / 2)]!,
	}));
}
let streets: Street[] | undefined;

/** "Kapelvej 16 B, 2200 København N" and "16 Kapelvej": the street, and the number where one was typed. */
export function streetAndNumber(typed: string): { street: string; number: string } {
	const line = typed.split(',')[0]!.trim();
	const [, before, after] = /^(\d+\s?[a-zæøå]?)\s+(\D.*)$/i.exec(line) ?? [];
	if (before && after) return { street: after.trim(), number: before };
	const [, street, number] = /^(.*\D)\s(\d{1,4}\s?[a-zæøå]?)$/i.exec(line) ?? [];
	return street && number ? { street: street.trim(), number } : { street: line, number: '' };
}

export const knownStreets: AddressProvider = {
	async suggest(text, limit) {
		const { street, number } = streetAndNumber(text.slice(0, 100));
		const asked = fold(street);
		if (asked.length < minSearchLength) return [];
		streets ??= allStreets();
		return streets
			.filter(({ folded }) => folded.startsWith(asked))
			.toSorted((a, b) => a.name.length - b.name.length || a.name.localeCompare(b.name, 'da'))
			.slice(0, limit)
			.map(({ name, point }) => ({
				...withDistrict({
					text: number ? `${name} ${number}` : name,
					postcode: '',
					city: '',
					...point,
				}),
				onStreet: true,
			}));
	},
};
