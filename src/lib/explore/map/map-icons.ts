/** How the map draws its marks. Nothing from the data becomes markup. */
import L from 'leaflet';
import type { Counts } from '#lib/explore/map/map.ts';
import { colourOf, kindOf, organisationKinds, type OrganisationKind } from '#lib/policy/kinds.ts';

const ringRadius = 21;
const ringLength = 2 * Math.PI * ringRadius;

export const thingIcon = (sector: OrganisationKind): L.DivIcon =>
	L.divIcon({
		className: 'map-marker',
		iconSize: [44, 44],
		html: `<svg class="map-shape" width="30" height="30" viewBox="-3 -3 26 26" aria-hidden="true"><path d="${kindOf(sector).path}" fill="${colourOf(sector)}"/></svg>`,
	});

/** A ring in the proportions of its sectors around a number. */
export function clusterIcon(count: number, sectors: Counts): L.DivIcon {
	let turned = 0;
	const arcs = organisationKinds.flatMap((sector) => {
		const share = (sectors[sector] ?? 0) / count;
		if (!share) return [];
		const arc = `<circle class="map-arc" stroke="${colourOf(sector)}" cx="26" cy="26" r="${ringRadius}" stroke-dasharray="${share * ringLength} ${ringLength}" stroke-dashoffset="${-turned * ringLength}" transform="rotate(-90 26 26)"/>`;
		turned += share;
		return [arc];
	});
	return L.divIcon({
		className: 'map-cluster',
		iconSize: [52, 52],
		html: `<svg width="52" height="52" viewBox="0 0 52 52" aria-hidden="true"><circle class="map-disc" cx="26" cy="26" r="24"/>${arcs.join('')}<text x="26" y="31" text-anchor="middle"${count > 999 ? ' class="map-many"' : ''}>${count}</text></svg>`,
	});
}
