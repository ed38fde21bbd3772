/** What is kept of barriers only for a time. */
import { barrierKeepings } from '#lib/dialogue/barriers/writes.server.ts';
import { voiceKeepings } from '#lib/dialogue/voices/voice-queries.server.ts';
import { defineKeeper } from '#lib/platform/personal-data/keeping.server.ts';

export const forgetBarriers = defineKeeper('dialogue.forget_barriers', [
	...barrierKeepings,
	...voiceKeepings,
]);
