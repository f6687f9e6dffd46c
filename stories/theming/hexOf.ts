/** Any colour that a browser computes, in the one form that a colour field takes. */
export function hexOf(colour: string): string {
  const context = document.createElement("canvas").getContext("2d");
  if (context === null) return "#000000";
  context.fillStyle = colour;
  context.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
  return `#${[red, green, blue].map((part) => part.toString(16).padStart(2, "0")).join("")}`;
}
