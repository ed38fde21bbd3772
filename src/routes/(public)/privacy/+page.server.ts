import { env } from '#lib/platform/env.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = () => ({ registrationDays: env().REGISTRATION_DAYS });
