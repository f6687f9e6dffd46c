/** What an app writes by itself: a cache with a minute's margin, one flight at a time, a way to forget. */
export function createTokenHolder(
  fetchToken: (user: string) => Promise<{ token: string; expires_at: string }>,
) {
  let user = "";
  let token: string | null = null;
  let expiresAt = 0;
  let pending: Promise<string> | null = null;

  async function load() {
    try {
      const answer = await fetchToken(user);
      token = answer.token;
      expiresAt = Date.parse(answer.expires_at);
      return answer.token;
    } finally {
      pending = null;
    }
  }

  return {
    setUser(next: string) {
      user = next;
      token = null;
    },
    async getToken() {
      if (token !== null && Date.now() < expiresAt - 60_000) return token;
      pending ??= load();
      return pending;
    },
    clear() {
      token = null;
    },
  };
}
