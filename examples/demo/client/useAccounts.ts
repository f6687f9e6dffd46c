import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { ConnectTokenError, useConnectToken, useConnectTokenSession } from "react-connect-token";
import { usePipedreamClient } from "react-connect-token/pipedream";

/** The signed-in user's connected accounts, from the official SDK. The key names the user. */
export function useAccounts() {
  const client = usePipedreamClient();
  const { externalUserId } = useConnectTokenSession();
  const status = useConnectToken((state) => state.status);
  const query = useQuery({
    queryKey: accountsKey(externalUserId),
    queryFn: async () => {
      const accounts = [];
      for await (const account of await client.accounts.list()) accounts.push(account);
      return accounts;
    },
  });
  const { error, refetch } = query;
  useEffect(() => {
    // What failed for want of a token is asked for again once there is one; any other failure is left to the person.
    if (status === "ready" && error instanceof ConnectTokenError) void refetch();
  }, [status, error, refetch]);
  return query;
}

export function useDeleteAccount() {
  const client = usePipedreamClient();
  const refresh = useRefreshAccounts();
  return useMutation({ mutationFn: (id: string) => client.accounts.delete(id), onSuccess: refresh });
}

export function useRefreshAccounts() {
  const queryClient = useQueryClient();
  const { externalUserId } = useConnectTokenSession();
  return () => queryClient.invalidateQueries({ queryKey: accountsKey(externalUserId) });
}

const accountsKey = (externalUserId: string | null | undefined) => ["user", externalUserId, "accounts"];
