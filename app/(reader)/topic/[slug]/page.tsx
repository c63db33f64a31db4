import { listRoute } from '#app/lists/list-route.tsx';

export const generateStaticParams = () => [];

const { generateMetadata, Page } = listRoute('topic');
export { generateMetadata };
export default Page;
