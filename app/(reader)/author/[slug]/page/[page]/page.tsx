import { listRoute } from '#app/lists/list-route.tsx';

/** A safety net only: a change prints the page again at once, see docs/architecture.md. */
export const revalidate = 3600;
export const generateStaticParams = () => [];

const { generateMetadata, Page } = listRoute('author');
export { generateMetadata };
export default Page;
