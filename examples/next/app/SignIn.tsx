import { signIn, signOut } from "./signIn";

export function SignIn({ user }: { user: string | null }) {
  return (
    <form>
      <p>{user === null ? "Nobody is signed in." : `Signed in as ${user}.`}</p>
      <button type="submit" formAction={signIn.bind(null, "alice")}>
        Sign in as alice
      </button>{" "}
      <button type="submit" formAction={signIn.bind(null, "bob")}>
        Sign in as bob
      </button>{" "}
      {user !== null && (
        <button type="submit" formAction={signOut}>
          Sign out
        </button>
      )}
    </form>
  );
}
