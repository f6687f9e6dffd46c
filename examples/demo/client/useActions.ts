import { useMutation, useQuery } from "@tanstack/react-query";
import { useConnectTokenSession } from "react-connect-token";
import { usePipedreamClient } from "react-connect-token/pipedream";

/** What an action is run with. */
export type ConfiguredProps = Readonly<Record<string, unknown>>;

/** The actions there are for an app. */
export function useActions(app: string | undefined) {
  const client = usePipedreamClient();
  const { externalUserId } = useConnectTokenSession();
  return useQuery({
    queryKey: ["user", externalUserId, "actions", app],
    queryFn: async () => (await client.actions.list({ ...(app && { app }), limit: 20 })).data,
    enabled: app !== undefined,
  });
}

/** What can be chosen for one field of an action: asked of the app, through the account. */
export function useRemoteOptions(id: string, propName: string, configuredProps: ConfiguredProps) {
  const client = usePipedreamClient();
  const externalUserId = useUserId();
  return useQuery({
    queryKey: ["user", externalUserId, "options", id, propName, configuredProps],
    queryFn: async () => {
      const request = { id, externalUserId, propName, configuredProps };
      const { options, stringOptions } = await client.actions.configureProp(request);
      return [...(stringOptions ?? []), ...(options ?? [])].flatMap(toChoice);
    },
  });
}

export function useRunAction(id: string) {
  const client = usePipedreamClient();
  const externalUserId = useUserId();
  return useMutation({
    mutationFn: (configuredProps: ConfiguredProps) =>
      client.actions.run({ id, externalUserId, configuredProps }),
  });
}

function useUserId(): string {
  return useConnectTokenSession().externalUserId ?? "";
}

/** Options come as texts, as label and value, and as a label alone. */
function toChoice(option: unknown): { label: string; value: string }[] {
  if (typeof option === "string") return [{ label: option, value: option }];
  if (typeof option !== "object" || option === null || !("label" in option)) return [];
  const label = String(option.label);
  return [{ label, value: "value" in option ? String(option.value) : label }];
}
