import type { Reroute } from '@sveltejs/kit';
import { readPath } from '#lib/i18n/urls.ts';

export const reroute: Reroute = ({ url }) => readPath(url.pathname).path;
