import { ArchivePage, generateMetadata } from '#app/lists/archive-route.tsx';

export const generateStaticParams = () => [];
export { generateMetadata };
export default ArchivePage;
