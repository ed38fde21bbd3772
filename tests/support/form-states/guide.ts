/** Steps of the welcome guide in the states in which a form of its desk shows. */
import { draftStep } from '../cast/guide.ts';
import type { City, FormSamples } from './city.ts';

const desk = '/(municipality)/municipality/welcome/[step]';

export async function guideInStates({ db, municipality, desk: cityAt }: City): Promise<FormSamples> {
	const draft = await draftStep(db, municipality);
	const film = await db
		.selectFrom('guideFilm')
		.innerJoin('guideStep', 'guideStep.id', 'guideFilm.stepId')
		.select(['guideStep.slug', 'guideFilm.locale'])
		.limit(1)
		.executeTakeFirstOrThrow();
	return {
		[`${desk} ?/publish`]: cityAt(`/welcome/${draft}`),
		[`${desk}/[language] ?/removeFilm`]: cityAt(`/welcome/${film.slug}/${film.locale}`),
	};
}
