const rightToLeft = /^(?:ar|fa|ur|he|ps|ckb)\b/;

/** Which way a language runs. */
export const directionOf = (language: string): 'ltr' | 'rtl' => (rightToLeft.test(language) ? 'rtl' : 'ltr');
