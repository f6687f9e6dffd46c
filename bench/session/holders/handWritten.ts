import type { HolderKind } from "../Holder.js";
import { createTokenHolder } from "./createTokenHolder.js";

/** The holder of thirty lines. A 401 and a refresh both are: forget it, get another. */
export const handWritten: HolderKind = {
  name: "written by hand",
  create({ route, user }) {
    const holder = createTokenHolder((whom) => route.ask(whom));
    holder.setUser(user);
    return {
      getToken: () => holder.getToken(),
      async refresh() {
        holder.clear();
        return holder.getToken();
      },
      refused: () => holder.clear(),
      signIn: (next) => holder.setUser(next),
      visible: () => holder,
    };
  },
};
