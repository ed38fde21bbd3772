import { oembed } from '#lib/explore/embeds/oembed.server.ts';
import { env } from '#lib/platform/env.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ url, locals: { db } }) => oembed(db, url.searchParams, env().ORIGIN);
