import { describedLists } from '#lib/explore/api/described.ts';
import { listNames } from '#lib/explore/api/questions.ts';
import { apiPath } from '#lib/explore/api/version.ts';
import { catalogPath, filePath, packagePath } from '#lib/explore/data-package/data-package.ts';
import { listNamesInWords } from '#lib/explore/data-package/field-texts.ts';
import { licence } from '#lib/feeds/licence.ts';
import { webAddress } from '#lib/i18n/web-address.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = () => ({
	licence,
	api: webAddress(apiPath),
	lists: describedLists(),
	whole: {
		description: packagePath,
		catalog: catalogPath,
		files: listNames.map((name) => ({ name, path: filePath(name), text: listNamesInWords[name]() })),
	},
});
