/** How large a file may be that a person sends; the browser says so as it is chosen, the server as it arrives. */
export const maxFileBytes = 10 * 1024 * 1024;
