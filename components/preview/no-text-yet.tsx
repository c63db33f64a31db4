/** In place of an article whose file never was without errors. */
export function NoTextYet() {
  return (
    <div className="solo solo--single">
      <div>
        <h1>Nothing to show yet</h1>
        <p>This page appears when the errors are mended and the file is saved.</p>
      </div>
    </div>
  );
}
