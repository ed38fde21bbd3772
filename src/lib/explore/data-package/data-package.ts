/** The open part of the city as whole files with a description that programs read, written anew each night (decision 0087). */
import type { ListName } from '#lib/explore/api/questions.ts';
import type { Locale } from '#lib/i18n/locale.ts';

/** A whole list in one language, as it lies in the file storage. */
export interface PackageFile {
	list: ListName;
	locale: Locale;
	/** The digest of what it holds, and `.csv`. */
	fileKey: string;
	bytes: number;
	rows: number;
}

export interface DataPackage {
	id: number;
	/** No older than this is what it says. */
	begunAt: Date;
	files: readonly PackageFile[];
}

export const packagePath = '/data/datapackage.json';
export const catalogPath = '/data/catalog.jsonld';
/** The name that stands in the description; its address is beside it. */
export const fileName = (list: ListName): string => `${list}.csv`;
export const filePath = (list: ListName): string => `/data/${fileName(list)}`;
export const digestOf = ({ fileKey }: Pick<PackageFile, 'fileKey'>): string => fileKey.replace(/\.csv$/, '');
