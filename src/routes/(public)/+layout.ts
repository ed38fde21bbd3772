/** A visitor's pages are read, not run: links, forms and one small script (decision 0049). */
export const csr = false;
