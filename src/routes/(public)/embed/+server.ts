import { embedded } from '#lib/explore/embeds/embed.server.ts';
import { readEmbed } from '#lib/explore/embeds/embed.ts';
import { now } from '#lib/platform/clock.ts';
import { env } from '#lib/platform/env.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ url, locals: { db } }) =>
	embedded(db, readEmbed(url.searchParams), { now: now(), origin: env().ORIGIN });
