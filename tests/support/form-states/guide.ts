/** Steps of the welcome guide in the states in which a form of its desk shows. */
import { draftStep } from '../cast/guide.ts';
import type { City, FormSamples } from './city.ts';

export async function guideInStates({ db, municipality, desk }: City): Promise<FormSamples> {
	const draft = await draftStep(db, municipality);
	return { '/(municipality)/municipality/welcome/[step] ?/publish': desk(`/welcome/${draft}`) };
}
