import type { ConfigurableProp } from "@pipedream/sdk/browser";
import { Field } from "./Field.js";
import { type ConfiguredProps, useRemoteOptions } from "./useActions.js";

interface PropFieldProps {
  readonly actionKey: string;
  readonly prop: ConfigurableProp;
  readonly accountProps: ConfiguredProps;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** One field of an action: a choice, when the app knows what can be chosen, else a text. */
export function PropField(props: PropFieldProps) {
  const { prop, value, onChange } = props;
  const required = !prop.optional;
  return (
    <Field label={`${prop.label ?? prop.name}${required ? "" : " (optional)"}`} hint={prop.description}>
      {(control) =>
        prop.remoteOptions ? (
          <RemoteChoice {...props} control={control} />
        ) : (
          <input
            {...control}
            required={required}
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
        )
      }
    </Field>
  );
}

function RemoteChoice(props: PropFieldProps & { control: { id: string } }) {
  const { actionKey, prop, accountProps, value, onChange, control } = props;
  const { data: choices = [], isPending } = useRemoteOptions(actionKey, prop.name, accountProps);
  return (
    <select
      {...control}
      required={!prop.optional}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    >
      <option value="">{isPending ? "Asking the app…" : "Choose"}</option>
      {choices.map((choice) => (
        <option key={choice.value} value={choice.value}>
          {choice.label}
        </option>
      ))}
    </select>
  );
}
