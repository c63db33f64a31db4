/** As far as we use it; the package comes without types. */
declare module '@adobe/structured-data-validator' {
  export default class Validator {
    constructor(schemaOrg: object);
    validate(data: {
      jsonld: object;
      microdata: object;
      rdfa: object;
      errors: unknown[];
    }): Promise<
      { issueMessage: string; severity: 'ERROR' | 'WARNING'; path?: { type?: string; property?: string }[] }[]
    >;
  }
}
