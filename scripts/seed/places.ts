/** From "Rentemestervej 162" to a point in the right district, beside the street's own point so that pins do not pile up. */
import { districtAt } from '#lib/geography/locate.ts';
import type { DistrictNr } from '#lib/geography/districts.ts';
import type { Random } from './random.ts';
import { streets } from './streets.ts';

export interface Located {
	address: string;
	postcode: string;
	city: string;
	lat: number;
	lng: number;
	districtNr: DistrictNr | null;
}

const aside = (random: Random) => (random.share() - 0.5) * 0.0016;
const rounded = (degrees: number) => Math.round(degrees * 1e5) / 1e5;

/** @throws for a street that is not in the list, or lies in another district than the list says */
export function locate(address: string, random: Random): Located {
	const street = address.replace(/ \d+\w?$/, '');
	const known = streets[street];
	if (!known) throw new Error(`The seed knows no street ${street}`);
	const [postcode, city, lat, lng, districtNr] = known;
	const moved = { lat: rounded(lat + aside(random) * 0.6), lng: rounded(lng + aside(random)) };
	const point = districtAt(moved) === districtNr ? moved : { lat, lng };
	if (districtAt(point) !== districtNr) throw new Error(`${street} does not lie in district ${districtNr}`);
	return { address, postcode, city, ...point, districtNr };
}
