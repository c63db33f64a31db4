import { Solo, SoloText } from '#components/frame/solo.tsx';

/** In place of an article whose file never was without errors. */
export function NoTextYet() {
  return (
    <Solo title="Nothing to show yet">
      <SoloText>This page appears when the errors are mended and the file is saved.</SoloText>
    </Solo>
  );
}
