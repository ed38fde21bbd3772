/** The explore room holds nothing of people: it reads what others keep, and writes whole lists of what is public. */
import type { PersonalData } from '#lib/platform/personal-data/personal-data.server.ts';

export const exploreData: PersonalData = {
	room: 'explore',
	holdings: [],
	impersonal: {
		'one of our own lists, and one of the languages of the site': [
			'data_package_file.list',
			'data_package_file.locale',
		],
		"a file's name in the store: the digest of what it holds": ['data_package_file.file_key'],
	},
};
