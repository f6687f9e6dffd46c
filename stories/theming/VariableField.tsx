import { useId, useRef } from "react";
import type { UiVariable } from "../../src/ui/stylingHooks.js";
import { hexOf } from "./hexOf.js";
import { isColour, isValid, type VariableKind, variableKind } from "./variableKind.js";

interface VariableFieldProps {
  readonly variable: UiVariable;
  /** What was typed; `undefined`: it is as in the stylesheet. */
  readonly text: string | undefined;
  readonly onChange: (text: string | undefined) => void;
}

/** One variable: what it is for, its value as text, and a colour field or a slider where that is quicker. */
export function VariableField({ variable, text, onChange }: VariableFieldProps) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const kind = variableKind(variable);
  const value = text ?? variable.default;
  const isWrong = !isValid(kind, value);
  return (
    <div
      className="variable"
      data-changed={text !== undefined || undefined}
      data-number={kind.slider !== undefined || undefined}
    >
      <label htmlFor={id}>
        <code>{variable.name}</code>
      </label>
      <p id={`${id}-words`}>{variable.description}</p>
      <div className="variable-value">
        <Quick name={variable.name} kind={kind} value={value} onChange={onChange} />
        <input
          ref={field}
          id={id}
          type="text"
          spellCheck={false}
          autoComplete="off"
          value={value}
          aria-invalid={isWrong || undefined}
          aria-describedby={`${id}-words ${id}-wrong`}
          onChange={({ target }) => onChange(target.value === variable.default ? undefined : target.value)}
        />
        {text !== undefined && (
          <button
            type="button"
            className="button"
            data-kind="quiet"
            data-small
            aria-label={`Reset ${variable.name}`}
            onClick={() => {
              field.current?.focus();
              onChange(undefined);
            }}
          >
            Reset
          </button>
        )}
      </div>
      <p id={`${id}-wrong`} className="variable-wrong" role="status">
        {isWrong && `This is no ${kind.noun}, and is left out.`}
      </p>
    </div>
  );
}

interface QuickProps {
  readonly name: string;
  readonly kind: VariableKind;
  readonly value: string;
  readonly onChange: (text: string) => void;
}

function Quick({ name, kind, value, onChange }: QuickProps) {
  if (isColour(kind)) {
    return (
      <span className="swatch" style={{ background: value }}>
        <input
          type="color"
          aria-label={`Pick a colour for ${name}`}
          // The swatch shows a mix as it is; the browser's picker knows plain colours, and is told when it is needed.
          onFocus={({ target }) => {
            const swatch = target.parentElement;
            if (swatch !== null) target.value = hexOf(getComputedStyle(swatch).backgroundColor);
          }}
          onChange={({ target }) => onChange(target.value)}
        />
      </span>
    );
  }
  if (kind.slider === undefined) return null;
  const { unit, max, step } = kind.slider;
  return (
    <input
      type="range"
      aria-label={`Slide ${name}`}
      aria-valuetext={value}
      min={0}
      max={max}
      step={step}
      value={Number.parseFloat(value) || 0}
      onChange={({ target }) => onChange(`${Number(Number(target.value).toFixed(4))}${unit}`)}
    />
  );
}
