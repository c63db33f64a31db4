/**
 * Bytes of a request to the desk; room for the longest article in a script of three bytes a character would be more than
 * anybody writes. The press counts them, and so does Next, where there is no press.
 */
export const deskBodyLimit = 256 * 1024;
