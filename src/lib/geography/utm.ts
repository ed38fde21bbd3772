import type { Point } from '#lib/geography/point.ts';

/**
 * The point at an easting and northing in metres in ETRS89 / UTM zone 32N (EPSG:25832), the grid of Danish
 * registers. Krüger's series to the second order: right within 10 cm.
 */
export function fromUtm32(easting: number, northing: number): Point {
	const [scale, radius, third] = [0.9996, 6_367_449.145_823, 0.001_679_220_386_384];
	const beta = [third / 2 - (2 / 3) * third ** 2, third ** 2 / 48];
	const delta = [2 * third - (2 / 3) * third ** 2, (7 / 3) * third ** 2];
	const north = northing / (scale * radius);
	const east = (easting - 500_000) / (scale * radius);
	let [xi, eta] = [north, east];
	beta.forEach((term, i) => {
		const order = 2 * (i + 1);
		xi -= term * Math.sin(order * north) * Math.cosh(order * east);
		eta -= term * Math.cos(order * north) * Math.sinh(order * east);
	});
	const conformal = Math.asin(Math.sin(xi) / Math.cosh(eta));
	const lat = delta.reduce((sum, term, i) => sum + term * Math.sin(2 * (i + 1) * conformal), conformal);
	const lng = Math.atan2(Math.sinh(eta), Math.cos(xi));
	return { lat: (lat * 180) / Math.PI, lng: 9 + (lng * 180) / Math.PI };
}
