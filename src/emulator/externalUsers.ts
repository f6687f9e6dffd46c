import { randomId } from "./randomId.js";
import type { ExternalUser, ProjectEnvironment, World } from "./World.js";

const key = (environment: ProjectEnvironment, externalId: string) => `${environment} ${externalId}`;

/** The external user of this name, made when it is first heard of. */
export function ensureUser(
  { data, clock }: World,
  environment: ProjectEnvironment,
  externalId: string,
): ExternalUser {
  const known = data.users.get(key(environment, externalId));
  if (known !== undefined) return known;
  data.sequence += 1;
  const user: ExternalUser = {
    sequence: data.sequence,
    id: randomId("exu"),
    externalId,
    environment,
    createdAt: clock.now(),
  };
  data.users.set(key(environment, externalId), user);
  return user;
}

/** Forgets an external user with everything that is theirs; whether there was one. */
export function deleteUser({ data }: World, environment: ProjectEnvironment, externalId: string): boolean {
  for (const account of data.accounts.values()) {
    if (account.environment === environment && account.externalUserId === externalId) {
      data.accounts.delete(account.id);
    }
  }
  for (const trigger of data.deployedTriggers.values()) {
    if (trigger.environment === environment && trigger.user === externalId) {
      data.deployedTriggers.delete(trigger.id);
    }
  }
  return data.users.delete(key(environment, externalId));
}
