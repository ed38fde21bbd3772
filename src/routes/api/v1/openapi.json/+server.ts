import { jsonOf } from '#lib/explore/api/api.server.ts';
import { openApi } from '#lib/explore/api/openapi.ts';
import { env, senderAddress } from '#lib/platform/env.server.ts';

export const GET = () => jsonOf(openApi(env().ORIGIN, senderAddress()));
