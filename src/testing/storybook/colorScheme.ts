const darkSystem = "(prefers-color-scheme: dark)";

/** Light or dark, as the toolbar says, and as the system does where it leaves it to that. */
export function readScheme(chosen: unknown): "light" | "dark" {
  if (chosen === "light" || chosen === "dark") return chosen;
  return matchMedia(darkSystem).matches ? "dark" : "light";
}

/** Calls when the system changes its mind; returns how to stop. */
export function watchSystemScheme(onChange: () => void): () => void {
  const system = matchMedia(darkSystem);
  system.addEventListener("change", onChange);
  return () => system.removeEventListener("change", onChange);
}
