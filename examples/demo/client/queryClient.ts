import { QueryClient } from "@tanstack/react-query";
import { ConnectTokenError } from "react-connect-token";

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      // A token's failure has been retried by the kit already.
      retry: (failures, error) => !(error instanceof ConnectTokenError) && failures < 2,
      staleTime: 5_000,
    },
  },
});
