/** The package brings a declaration of its own beside the stylesheet: `npm run test:package` compiles with that. */
declare module "react-connect-token/ui/styles.css";
