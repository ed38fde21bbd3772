/** The package as it is kept. Reads only. */
import type { DataPackage, PackageFile } from '#lib/explore/data-package/data-package.ts';
import { isListName } from '#lib/explore/api/questions.ts';
import { isLocale } from '#lib/i18n/locale.ts';
import type { Database } from '#lib/platform/database/database.server.ts';

/** The newest that may be handed out: nothing that was hidden since can stand in it. Undefined while it is being written. */
export async function currentPackage(db: Database): Promise<DataPackage | undefined> {
	const rows = await db
		.selectFrom('dataPackage as p')
		.innerJoin('dataPackageFile as f', 'f.packageId', 'p.id')
		.where('p.id', '=', (newest) =>
			newest
				.selectFrom('dataPackage')
				.where('readyAt', 'is not', null)
				.select(({ fn }) => fn.max('id').as('id')),
		)
		.where('p.withdrawn', '=', false)
		.where(({ not, exists, selectFrom }) => not(exists(selectFrom('dataPackageWithdrawal').select('id'))))
		.select(['p.id', 'p.begunAt', 'f.list', 'f.locale', 'f.fileKey', 'f.bytes', 'f.rows'])
		.orderBy('f.list')
		.orderBy('f.locale')
		.execute();
	const [first] = rows;
	return first && { id: first.id, begunAt: first.begunAt, files: rows.flatMap(fileOf) };
}

/** A list that this release does not know any more is left out. */
const fileOf = ({
	list,
	locale,
	fileKey,
	bytes,
	rows,
}: Record<'list' | 'locale' | 'fileKey', string> & Record<'bytes' | 'rows', number>): PackageFile[] =>
	isListName(list) && isLocale(locale) ? [{ list, locale, fileKey, bytes, rows }] : [];
