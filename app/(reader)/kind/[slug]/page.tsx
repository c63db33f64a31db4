import { listRoute } from '#app/lists/list-route.tsx';

export const generateStaticParams = () => [];

const { generateMetadata, Page } = listRoute('kind');
export { generateMetadata };
export default Page;
