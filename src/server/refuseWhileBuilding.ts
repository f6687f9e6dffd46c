import { isSiteBeingBuilt } from "../environment/isSiteBeingBuilt.js";
import { serverError } from "../errors/serverCatalogue.js";

/**
 * A token that is made while a site is being built ends up in a static page, where every visitor acts as one user.
 *
 * @throws ConnectTokenError `site_is_being_built`
 */
export function refuseWhileBuilding(): void {
  if (isSiteBeingBuilt()) throw serverError("site_is_being_built", {});
}
