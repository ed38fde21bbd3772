import { recorderOf } from '#lib/platform/audit.server.ts';

export const recordGuideStep =
	recorderOf<`guide_step.${'drafted' | 'changed' | 'published' | 'withdrawn' | 'edited' | 'film_added' | 'film_removed'}`>(
		'guide_step',
	);
