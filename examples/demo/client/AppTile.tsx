/** An app's picture; its name stands beside it. */
export function AppTile({ src }: { src: string | undefined }) {
  return src ? (
    <img className="app-tile" src={src} alt="" width="40" height="40" />
  ) : (
    <span className="app-tile" aria-hidden="true" />
  );
}
