/** What is kept of barriers and of debates only for a time. */
import { barrierKeepings } from '#lib/dialogue/barriers/writes.server.ts';
import { debateVoiceKeepings } from '#lib/dialogue/debates/posts/voice-queries.server.ts';
import { postKeepings } from '#lib/dialogue/debates/writes.server.ts';
import { voiceKeepings } from '#lib/dialogue/voices/voice-queries.server.ts';
import { defineKeeper } from '#lib/platform/personal-data/keeping.server.ts';

export const forgetBarriers = defineKeeper('dialogue.forget_barriers', [
	...barrierKeepings,
	...voiceKeepings,
	...postKeepings,
	...debateVoiceKeepings,
]);
