import { auth0React } from "./contenders/auth0.js";
import { casl } from "./contenders/casl.js";
import { requireScope, requireScopeInOneTab, scopeHook } from "./contenders/connectToken.js";
import { contextBoolean } from "./contenders/contextBoolean.js";
import { noGate } from "./contenders/noGate.js";
import { queryPerGate } from "./contenders/queryPerGate.js";
import { zustandSelector } from "./contenders/zustandSelector.js";

export const contenders = [
  noGate,
  contextBoolean,
  requireScope,
  requireScopeInOneTab,
  scopeHook,
  casl,
  auth0React,
  zustandSelector,
  queryPerGate,
];
