import { listRoute } from '#app/lists/list-route.tsx';

const { generateMetadata, Page } = listRoute('latest');
export { generateMetadata };
export default Page;
