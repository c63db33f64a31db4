import { listRoute } from '#app/lists/list-route.tsx';

/** A safety net only: a change prints the page again at once, see docs/architecture.md. */
export const revalidate = 3600;

const { generateMetadata, Page } = listRoute('latest');
export { generateMetadata };
export default Page;
