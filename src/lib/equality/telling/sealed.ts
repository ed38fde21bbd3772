/** What a sealed text belongs to: it opens in no other place. */
export const aboutExperience = (id: number): string => `experience ${id}`;
export const aboutLine = (id: number, place: number): string => `experience ${id} line ${place}`;
