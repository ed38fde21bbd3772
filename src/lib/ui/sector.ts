/** The sectors' shapes in a box of 20 x 20, shared by lists, map, network and print. */
export const sectorKinds = [
	'business',
	'association',
	'housing',
	'school',
	'municipality',
	'faith',
	'media',
	'other',
] as const;
export type SectorKind = (typeof sectorKinds)[number];

export const sectorPaths: Record<SectorKind, string> = {
	business:
		'M4.5 2h11A2.5 2.5 0 0 1 18 4.5v11a2.5 2.5 0 0 1-2.5 2.5h-11A2.5 2.5 0 0 1 2 15.5v-11A2.5 2.5 0 0 1 4.5 2z',
	association: 'M10 1.4a8.6 8.6 0 1 1 0 17.2 8.6 8.6 0 0 1 0-17.2z',
	housing: 'M10 1.2 18.6 8.4V18a1 1 0 0 1-1 1H2.4a1 1 0 0 1-1-1V8.4z',
	school: 'M10 .8 19.2 10 10 19.2.8 10z',
	municipality: 'M10 .8 18 5.4v9.2L10 19.2 2 14.6V5.4z',
	faith: 'M3 18.5V9a7 7 0 0 1 14 0v9.5z',
	media: 'M2 4.5A2 2 0 0 1 4 2.5h12a2 2 0 0 1 2 2v8a2 2 0 0 1-2 2H9.5l-4.5 4v-4H4a2 2 0 0 1-2-2z',
	other: 'M10 2 19 17.5H1z',
};

/** A kind from the database as a shape; anything unknown is `other`. */
export const asSector = (kind: string): SectorKind =>
	(sectorKinds as readonly string[]).includes(kind) ? (kind as SectorKind) : 'other';
