import { describedLists } from '#lib/explore/api/described.ts';
import { apiPath } from '#lib/explore/api/version.ts';
import { licence } from '#lib/feeds/licence.ts';
import { webAddress } from '#lib/i18n/web-address.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = () => ({ licence, api: webAddress(apiPath), lists: describedLists() });
