export { AccessDenied, type AccessDeniedProps } from "./ui/AccessDenied.js";
export type { ConnectTokenLabels } from "./ui/ConnectTokenLabels.js";
export { ConnectTokenStatus, type ConnectTokenStatusProps } from "./ui/ConnectTokenStatus.js";
export { englishLabels } from "./ui/englishLabels.js";
export type { HostProps, Render } from "./ui/Host.js";
export { ScopeList, type ScopeListProps } from "./ui/ScopeList.js";
export { SignedOut, type SignedOutProps } from "./ui/SignedOut.js";
export type { ScopeGroup } from "./ui/scopeGroups.js";
export type { TokenPhase } from "./ui/tokenPhase.js";
