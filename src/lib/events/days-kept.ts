/** How long names and e-mails are kept after an event, as the sign-up form says. */
export const daysKept = 30;
