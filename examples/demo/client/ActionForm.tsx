import type { Account, Component } from "@pipedream/sdk/browser";
import { useState } from "react";
import { ActionResult } from "./ActionResult.js";
import { BusyButton } from "./BusyButton.js";
import { Problem } from "./Problem.js";
import { PropField } from "./PropField.js";
import { useRunAction } from "./useActions.js";

/** The fields of one action, and what came of running it. It shows the fields that are plain text or a choice. */
export function ActionForm({ account, action }: { account: Account; action: Component }) {
  const [values, setValues] = useState<Readonly<Record<string, string>>>({});
  const run = useRunAction(action.key);
  const { configurableProps } = action;
  const accountProps = Object.fromEntries(
    configurableProps
      .filter(({ type }) => type === "app")
      .map(({ name }) => [name, { authProvisionId: account.id }]),
  );
  const fields = configurableProps.filter((prop) => prop.type === "string" && !prop.hidden);
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        run.mutate({ ...accountProps, ...values });
      }}
    >
      {fields.map((prop) => (
        <PropField
          key={prop.name}
          actionKey={action.key}
          prop={prop}
          accountProps={accountProps}
          value={values[prop.name] ?? ""}
          onChange={(value) => setValues({ ...values, [prop.name]: value })}
        />
      ))}
      <BusyButton type="submit" className="primary" isBusy={run.isPending}>
        {run.isPending ? "Running…" : "Run"}
      </BusyButton>
      {run.isError && <Problem what="The action could not be run." error={run.error} />}
      <ActionResult result={run.data} />
    </form>
  );
}
