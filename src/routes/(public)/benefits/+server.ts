import { redirect } from '@sveltejs/kit';
import { href } from '#lib/i18n/urls.ts';

export const GET = () => redirect(308, href('/explore?kind=benefits'));
