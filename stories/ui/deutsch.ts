import type { ConnectTokenLabels } from "react-connect-token/ui";

/** Some of the texts in German, whose words are longer than most. */
export const deutsch: Partial<ConnectTokenLabels> = {
  statusTitle: () => "Verlängerung der Zugriffsberechtigung verzögert",
  statusText: () => "Sie können währenddessen ungehindert weiterarbeiten.",
  reason: () => "Der Berechtigungsserver antwortet derzeit nicht.",
  retryIn: (seconds) => `Nächster Verbindungsversuch in ${seconds} Sekunden.`,
  tryNow: "Verbindung jetzt wiederherstellen",
  trying: "Verbindung wird wiederhergestellt …",
};
