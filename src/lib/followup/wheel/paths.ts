/** The wheel's pages, in code form. */
export const publicWheelPath = '/results/year-wheel';
export const wheelDesk = '/municipality/followup/year-wheel';
export const wheelPath = (year: number): string => `${wheelDesk}?year=${year}`;
