import { m } from '#lib/paraglide/messages.js';
import { asSector, type SectorKind } from '#lib/ui/sector.ts';

const one: Record<SectorKind, () => string> = {
	business: m.sector_business,
	association: m.sector_association,
	housing: m.sector_housing,
	school: m.sector_school,
	municipality: m.sector_municipality,
	faith: m.sector_faith,
	media: m.sector_media,
	other: m.sector_other,
};
const many: Record<SectorKind, () => string> = {
	business: m.sector_business_many,
	association: m.sector_association_many,
	housing: m.sector_housing_many,
	school: m.sector_school_many,
	municipality: m.sector_municipality_many,
	faith: m.sector_faith_many,
	media: m.sector_media_many,
	other: m.sector_other_many,
};

/** `Boligforening` */
export const sectorName = (kind: string): string => one[asSector(kind)]();

/** `Boligforeninger` */
export const sectorNames = (kind: string): string => many[asSector(kind)]();
