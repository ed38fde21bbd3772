/**
 * Squares, stations and parks that people name when they say where: a point each, latitude first. From the City of Copenhagen's
 * open data (stations 2024, addresses and place names 2014–2025, CC BY 4.0), to four decimals.
 */
import type { Point } from '#lib/geography/point.ts';
import { fold } from '#lib/platform/text/fold.ts';

type Named = readonly (readonly [name: string, lat: number, lng: number])[];

const squares: Named = [
	['Amagerbro Torv', 55.6634, 12.6027],
	['Axeltorv', 55.6759, 12.5638],
	['Bellmans Plads', 55.7156, 12.572],
	['Bispebjerg Torv', 55.7165, 12.5317],
	['Blågårds Plads', 55.6861, 12.5568],
	['Borups Plads', 55.6911, 12.5388],
	['Charlotte Ammundsens Plads', 55.6836, 12.5637],
	['Christiansborg Slotsplads', 55.6771, 12.5806],
	['Christmas Møllers Plads', 55.6688, 12.5962],
	['Enghave Plads', 55.6669, 12.5458],
	['Frode Jakobsens Plads', 55.6871, 12.4911],
	['Gammeltorv', 55.6784, 12.5723],
	['Gråbrødretorv', 55.6797, 12.576],
	['Guldbergs Plads', 55.6971, 12.5546],
	['Gunnar Nu Hansens Plads', 55.7048, 12.5748],
	['Helga Larsens Plads', 55.6845, 12.4842],
	['Herman Triers Plads', 55.6827, 12.5548],
	['Hothers Plads', 55.7014, 12.5413],
	['Hulgårds Plads', 55.7046, 12.5236],
	['Husum Torv', 55.7085, 12.48],
	['Højbro Plads', 55.6783, 12.5801],
	['Jarmers Plads', 55.6787, 12.5654],
	['Kongens Nytorv', 55.6797, 12.5854],
	['Mozarts Plads', 55.6485, 12.5341],
	['Nikolaj Plads', 55.679, 12.5816],
	['Onkel Dannys Plads', 55.67, 12.561],
	['Oslo Plads', 55.6925, 12.5864],
	['Rødkilde Plads', 55.6967, 12.5116],
	['Sankt Annæ Plads', 55.6815, 12.5916],
	['Sankt Hans Torv', 55.6905, 12.5607],
	['Sankt Kjelds Plads', 55.7106, 12.5655],
	['Sankt Pauls Plads', 55.6878, 12.5873],
	['Skotlands Plads', 55.6581, 12.6054],
	['Sundbyvester Plads', 55.6462, 12.6136],
	['Sydhavns Plads', 55.6539, 12.5405],
	['Toftegårds Plads', 55.6618, 12.5168],
	['Trianglen', 55.6996, 12.5774],
	['Trondhjems Plads', 55.694, 12.5885],
	['Utterslev Torv', 55.7099, 12.5167],
];

const stations: Named = [
	['Aksel Møllers Have', 55.6861, 12.5329],
	['Amager Strand', 55.6561, 12.6319],
	['Amagerbro', 55.6634, 12.6029],
	['Bella Center', 55.6381, 12.5829],
	['Bispebjerg', 55.7063, 12.5416],
	['Carlsberg', 55.6634, 12.5366],
	['Christianshavn', 55.6721, 12.5913],
	['DR Byen', 55.6558, 12.589],
	['Danshøj', 55.6645, 12.4938],
	['Dybbølsbro', 55.665, 12.5599],
	['Emdrup', 55.7201, 12.5416],
	['Fasanvej', 55.6816, 12.5235],
	['Femøren', 55.6453, 12.6383],
	['Flintholm', 55.6859, 12.4996],
	['Forum', 55.6818, 12.5525],
	['Frederiksberg', 55.6812, 12.5313],
	['Frederiksberg Allé', 55.6735, 12.5406],
	['Fuglebakken', 55.6953, 12.527],
	['Gammel Strand', 55.6777, 12.5796],
	['Grøndal', 55.6906, 12.5156],
	['Hellerup', 55.7314, 12.5667],
	['Hovedbanegården', 55.6728, 12.5646],
	['Husum', 55.7097, 12.4638],
	['Islands Brygge', 55.6635, 12.5853],
	['Islev', 55.6994, 12.4691],
	['Jyllingevej', 55.6906, 12.4773],
	['KB Hallen', 55.6779, 12.4922],
	['København H', 55.6712, 12.5633],
	['Langgade', 55.6672, 12.504],
	['Lergravsparken', 55.6623, 12.617],
	['Lindevang', 55.6834, 12.5133],
	['Marmorkirken', 55.6852, 12.589],
	['Nordhavn', 55.7079, 12.5922],
	['Nuuks Plads', 55.6885, 12.5426],
	['Ny Ellebjerg', 55.6523, 12.5173],
	['Nørrebro', 55.7001, 12.5379],
	['Nørrebros Runddel', 55.6938, 12.5488],
	['Nørreport', 55.6837, 12.5715],
	['Orientkaj', 55.7118, 12.5952],
	['Peter Bangs Vej', 55.6782, 12.5033],
	['Poul Henningsens Plads', 55.7093, 12.5766],
	['Ryparken', 55.7152, 12.5594],
	['Rådhuspladsen', 55.6764, 12.5682],
	['Sjælør', 55.6516, 12.527],
	['Skjolds Plads', 55.7035, 12.5488],
	['Sundby', 55.6452, 12.5857],
	['Svanemøllen', 55.7157, 12.5783],
	['Sydhavn', 55.6543, 12.5373],
	['Valby', 55.6638, 12.514],
	['Vanløse', 55.6873, 12.4919],
	['Vestamager', 55.6194, 12.5756],
	['Vesterport', 55.6759, 12.5625],
	['Vibenshus Runddel', 55.7064, 12.5647],
	['Vigerslev Allé', 55.6597, 12.4991],
	['Ålholm', 55.6722, 12.4932],
	['Ørestad', 55.6287, 12.5792],
	['Øresund', 55.6614, 12.6287],
	['Østerport', 55.6925, 12.5865],
];

const parks: Named = [
	['Amager Fælled', 55.6518, 12.5775],
	['Amager Strandpark', 55.6567, 12.6453],
	['Assistens Kirkegård', 55.691, 12.5495],
	['Bananna Park', 55.7002, 12.55],
	['Bispeparken', 55.7112, 12.534],
	['Botanisk Have', 55.6868, 12.5738],
	['Christiania', 55.6742, 12.6001],
	['Damhusengen', 55.6859, 12.4695],
	['Enghaveparken', 55.6671, 12.5422],
	['Folkets Park', 55.6875, 12.5548],
	['Fælledparken', 55.704, 12.5636],
	['Grøndalsparken', 55.6932, 12.5192],
	['Hans Tavsens Park', 55.6893, 12.5472],
	['Havneparken', 55.6667, 12.576],
	['Husumparken', 55.7045, 12.4731],
	['Karens Minde', 55.6454, 12.5287],
	['Kildevældsparken', 55.7147, 12.5669],
	['Kongens Have', 55.6851, 12.5802],
	['Kødbyen', 55.6676, 12.5597],
	['Langelinie', 55.6941, 12.5993],
	['Lersøparken', 55.7096, 12.5443],
	['Margretheholm', 55.6831, 12.6154],
	['Mimersparken', 55.7045, 12.5407],
	['Mjølnerparken', 55.7043, 12.5443],
	['Nordvestparken', 55.7036, 12.5243],
	['Nyboder', 55.6871, 12.5871],
	['Nørrebroparken', 55.6953, 12.5419],
	['Remiseparken', 55.6518, 12.5969],
	['Skydebanehaven', 55.6706, 12.5536],
	['Superkilen', 55.7028, 12.5433],
	['Teglholmen', 55.6522, 12.556],
	['Tivoli', 55.6732, 12.5689],
	['Utterslev Mose', 55.7133, 12.4951],
	['Valbyparken', 55.64, 12.5213],
	['Vestre Kirkegård', 55.6577, 12.5298],
	['Vigerslevparken', 55.6523, 12.486],
	['Ørstedsparken', 55.6812, 12.5667],
	['Østre Anlæg', 55.6906, 12.5811],
];

export interface Spot {
	name: string;
	point: Point;
}

export const spots: readonly Spot[] = [...squares, ...stations, ...parks].map(([name, lat, lng]) => ({
	name,
	point: { lat, lng },
}));

const byName = new Map(spots.toReversed().map((spot) => [fold(spot.name), spot]));
const stationNames = new Map(stations.map(([name, lat, lng]) => [fold(name), { name, point: { lat, lng } }]));

/** `Blågårds Plads`, `noerreport`, `Nørrebro st.`, `Husum station`. */
export function spotNamed(text: string): Spot | undefined {
	const asked = fold(text.trim().replace(/\s+/g, ' '));
	const [, station] = /^(.+?)[ -]?(?:st\.?|s-tog|metro|metrostation|station)$/.exec(asked) ?? [];
	return byName.get(asked) ?? (station ? stationNames.get(station) : undefined);
}
