<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en">
<context>
    <name>format</name>
    <message>
        <source>%1 at %2</source>
        <comment>date and time</comment>
        <translation>%1 um %2 Uhr</translation>
    </message>
</context>
<context>
    <name>waxwing::AccountCard</name>
    <message>
        <source>Remove account…</source>
        <translation>Konto entfernen …</translation>
    </message>
    <message>
        <source>%1 · signed in</source>
        <translation>%1 · angemeldet</translation>
    </message>
    <message>
        <source>%1 · signed out</source>
        <translation>%1 · abgemeldet</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Abmelden</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>Ends the session. Messages fetched before stay readable here, but new ones are not announced.</source>
        <translation>Beendet die Sitzung. Bereits abgerufene Nachrichten bleiben hier lesbar, neue werden aber nicht mehr gemeldet.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>account: what the button does</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Remove %1 at %2 from this computer? This signs you out and deletes what is stored here: messages and attachments, their key, and the kept sign-in.
Nothing is deleted in the portal. You can add the account again at any time.</source>
        <translation>%1 bei %2 von diesem Computer entfernen? Damit werden Sie abgemeldet, und alles hier Gespeicherte wird gelöscht: Nachrichten und Anhänge, ihr Schlüssel und die gemerkte Anmeldung.
Im Portal wird nichts gelöscht. Sie können das Konto jederzeit wieder hinzufügen.</translation>
    </message>
    <message>
        <source>Remove account</source>
        <translation>Konto entfernen</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Behalten</translation>
    </message>
</context>
<context>
    <name>waxwing::AddressPage</name>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>E-mail address</source>
        <translation>E-Mail-Adresse</translation>
    </message>
    <message>
        <source>Service code</source>
        <translation>Servicecode</translation>
    </message>
    <message>
        <source>you@example.org</source>
        <translation>name@beispiel.de</translation>
    </message>
    <message>
        <source>I have a service code</source>
        <translation>Ich habe einen Servicecode</translation>
    </message>
</context>
<context>
    <name>waxwing::AlertPreview</name>
    <message>
        <source>Example of an alert</source>
        <translation>Beispiel einer Benachrichtigung</translation>
    </message>
    <message>
        <source>Anna Keller</source>
        <comment>sender of an example</comment>
        <translation>Anna Keller</translation>
    </message>
    <message>
        <source>New secure message</source>
        <translation>Neue sichere Nachricht</translation>
    </message>
    <message>
        <source>Minutes of Monday&apos;s meeting</source>
        <comment>subject of an example</comment>
        <translation>Protokoll der Sitzung vom Montag</translation>
    </message>
</context>
<context>
    <name>waxwing::AlertTexts</name>
    <message>
        <source>New secure message</source>
        <translation>Neue sichere Nachricht</translation>
    </message>
    <message>
        <source>Protected message</source>
        <translation>Geschützte Nachricht</translation>
    </message>
    <message>
        <source>(no subject)</source>
        <translation>(kein Betreff)</translation>
    </message>
    <message numerus="yes">
        <source>%n new secure message(s)</source>
        <translation>
            <numerusform>%n neue sichere Nachricht</numerusform>
            <numerusform>%n neue sichere Nachrichten</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 and others</source>
        <comment>names of senders</comment>
        <translation>%1 und andere</translation>
    </message>
</context>
<context>
    <name>waxwing::AttachmentList</name>
    <message>
        <source>Attachments</source>
        <translation>Anhänge</translation>
    </message>
    <message>
        <source>Unnamed file</source>
        <translation>Unbenannte Datei</translation>
    </message>
    <message>
        <source>No access any more</source>
        <translation>Kein Zugriff mehr</translation>
    </message>
    <message>
        <source>%1 · signature requested</source>
        <translation>%1 · Unterschrift erbeten</translation>
    </message>
</context>
<context>
    <name>waxwing::BrowserPage</name>
    <message>
        <source>Open in browser</source>
        <translation>Im Browser öffnen</translation>
    </message>
    <message>
        <source>%1 signs you in through your organisation. Sign-in through the browser is done in the web application; you can read your messages there.</source>
        <translation>Bei %1 melden Sie sich über Ihre Organisation an. Das geschieht im Browser, in der Webanwendung; dort können Sie Ihre Nachrichten lesen.</translation>
    </message>
    <message>
        <source>%1 signs you in through your organisation, in its web application. Ask the administrator of the portal for its address.</source>
        <translation>Bei %1 melden Sie sich über Ihre Organisation in der Webanwendung an. Die Adresse erfahren Sie von der Administration des Portals.</translation>
    </message>
</context>
<context>
    <name>waxwing::ErrorText</name>
    <message>
        <source>The portal&apos;s address could not be found. Check your Internet connection and try again.</source>
        <translation>Die Adresse des Portals wurde nicht gefunden. Prüfen Sie Ihre Internetverbindung und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The portal does not accept connections at the moment. Check your network or proxy, or try again later.</source>
        <translation>Das Portal nimmt zurzeit keine Verbindungen an. Prüfen Sie Ihr Netzwerk oder den Proxy, oder versuchen Sie es später erneut.</translation>
    </message>
    <message>
        <source>The portal took too long to answer. Try again in a moment.</source>
        <translation>Das Portal hat zu lange nicht geantwortet. Versuchen Sie es gleich noch einmal.</translation>
    </message>
    <message>
        <source>The portal&apos;s certificate comes from an authority this computer does not trust. Nothing was sent. Ask your administrator before going on.</source>
        <translation>Das Zertifikat des Portals stammt von einer Stelle, der dieser Computer nicht vertraut. Es wurde nichts gesendet. Fragen Sie Ihre Administration, bevor Sie weitermachen.</translation>
    </message>
    <message>
        <source>The certificate belongs to another address, so this may not be the real portal. Nothing was sent. Ask your administrator.</source>
        <translation>Das Zertifikat gehört zu einer anderen Adresse; dies ist vielleicht nicht das echte Portal. Es wurde nichts gesendet. Fragen Sie Ihre Administration.</translation>
    </message>
    <message>
        <source>The portal&apos;s certificate has expired. Check the date of this computer; if it is right, tell the portal&apos;s administrator.</source>
        <translation>Das Zertifikat des Portals ist abgelaufen. Prüfen Sie das Datum dieses Computers; wenn es stimmt, verständigen Sie die Administration des Portals.</translation>
    </message>
    <message>
        <source>A secure connection could not be made. A security program or network filter may be in between; ask your administrator.</source>
        <translation>Es kam keine sichere Verbindung zustande. Vielleicht steht ein Sicherheitsprogramm oder Netzwerkfilter dazwischen; fragen Sie Ihre Administration.</translation>
    </message>
    <message>
        <source>The answer was larger than this program accepts. Read this message in the web application.</source>
        <translation>Die Antwort war größer, als dieses Programm annimmt. Lesen Sie diese Nachricht in der Webanwendung.</translation>
    </message>
    <message>
        <source>The connection broke off in the middle of an answer. Try again.</source>
        <translation>Die Verbindung ist mitten in der Antwort abgebrochen. Versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The key in your credential store does not fit the stored messages. They were left untouched; unlock the right store, or sign in again to start a new one.</source>
        <translation>Der Schlüssel in Ihrem Schlüsselbund passt nicht zu den gespeicherten Nachrichten. Sie wurden nicht angetastet; entsperren Sie den richtigen Schlüsselbund, oder melden Sie sich neu an, um von vorn zu beginnen.</translation>
    </message>
    <message>
        <source>The stored messages are damaged and cannot be read. They were left untouched; your messages are safe in the portal.</source>
        <translation>Die gespeicherten Nachrichten sind beschädigt und nicht lesbar. Sie wurden nicht angetastet; im Portal sind Ihre Nachrichten sicher.</translation>
    </message>
    <message>
        <source>The stored messages were written by a later version of this program. Install the current version.</source>
        <translation>Die gespeicherten Nachrichten stammen von einer neueren Version dieses Programms. Installieren Sie die aktuelle Version.</translation>
    </message>
    <message>
        <source>Another program is using the stored messages. Close other copies of Waxwing and try again.</source>
        <translation>Ein anderes Programm benutzt die gespeicherten Nachrichten. Schließen Sie andere Fenster von Waxwing und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The portal&apos;s content filter refused the message. Change its text or attachments and send it again.</source>
        <translation>Der Inhaltsfilter des Portals hat die Nachricht abgelehnt. Ändern Sie Text oder Anhänge und senden Sie sie erneut.</translation>
    </message>
    <message>
        <source>Your sending allowance is used up. Try again later or ask your administrator.</source>
        <translation>Ihr Sendekontingent ist aufgebraucht. Versuchen Sie es später erneut oder fragen Sie Ihre Administration.</translation>
    </message>
    <message>
        <source>The new recipients could not be invited. Check their addresses.</source>
        <translation>Die neuen Empfänger konnten nicht eingeladen werden. Prüfen Sie ihre Adressen.</translation>
    </message>
    <message>
        <source>This portal has been suspended. Ask its administrator.</source>
        <translation>Dieses Portal ist gesperrt. Fragen Sie seine Administration.</translation>
    </message>
    <message>
        <source>That is not the password of this message. Check it and try again.</source>
        <translation>Das ist nicht das Passwort dieser Nachricht. Prüfen Sie es und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>One recipient needs an authentication question before you can send. Add it in the web application.</source>
        <translation>Für einen Empfänger fehlt noch die Authentifizierungsfrage. Ergänzen Sie sie in der Webanwendung, dann können Sie senden.</translation>
    </message>
    <message>
        <source>Several recipients need an authentication question before you can send. Add them in the web application.</source>
        <translation>Für mehrere Empfänger fehlen noch die Authentifizierungsfragen. Ergänzen Sie sie in der Webanwendung, dann können Sie senden.</translation>
    </message>
    <message>
        <source>You must answer the question of the sender first. That is done in the web application.</source>
        <translation>Sie müssen zuerst die Frage des Absenders beantworten. Das geschieht in der Webanwendung.</translation>
    </message>
    <message>
        <source>Your package does not allow sending to these contacts.</source>
        <translation>Mit Ihrem Paket können Sie diesen Kontakten nicht schreiben.</translation>
    </message>
    <message>
        <source>The portal is being maintained. Waxwing goes on by itself afterwards.</source>
        <translation>Das Portal wird gewartet. Danach macht Waxwing von selbst weiter.</translation>
    </message>
    <message>
        <source>Too many attempts failed, so sign-in is blocked for a while. Wait, or reset your password.</source>
        <translation>Nach zu vielen Fehlversuchen ist die Anmeldung eine Zeit lang gesperrt. Warten Sie, oder setzen Sie Ihr Passwort zurück.</translation>
    </message>
    <message>
        <source>Your password has expired. Set a new one with “Forgot password”.</source>
        <translation>Ihr Passwort ist abgelaufen. Legen Sie mit „Passwort vergessen?“ ein neues fest.</translation>
    </message>
    <message>
        <source>There are too many recipients. Remove some and try again.</source>
        <translation>Es sind zu viele Empfänger. Entfernen Sie einige und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The sender does not allow answers to this message.</source>
        <translation>Der Absender erlaubt keine Antworten auf diese Nachricht.</translation>
    </message>
    <message>
        <source>Address or password is wrong. Check both and try again.</source>
        <translation>Adresse oder Passwort ist falsch. Prüfen Sie beides und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Your registration is not finished. Confirm it with the link in your e-mail.</source>
        <translation>Ihre Registrierung ist noch nicht abgeschlossen. Bestätigen Sie sie mit dem Link in Ihrer E-Mail.</translation>
    </message>
    <message>
        <source>Your session has ended. Sign in again to go on.</source>
        <translation>Ihre Sitzung ist beendet. Melden Sie sich neu an, um fortzufahren.</translation>
    </message>
    <message>
        <source>This address is not admitted to the portal. Ask its administrator.</source>
        <translation>Diese Adresse ist im Portal nicht zugelassen. Fragen Sie seine Administration.</translation>
    </message>
    <message>
        <source>You have no access to the message this one belongs to.</source>
        <translation>Sie haben keinen Zugriff auf die Nachricht, zu der diese gehört.</translation>
    </message>
    <message>
        <source>Replying to this message is not allowed.</source>
        <translation>Auf diese Nachricht darf nicht geantwortet werden.</translation>
    </message>
    <message>
        <source>Forwarding this message is not allowed.</source>
        <translation>Diese Nachricht darf nicht weitergeleitet werden.</translation>
    </message>
    <message>
        <source>The sender has recalled this message.</source>
        <translation>Der Absender hat diese Nachricht zurückgerufen.</translation>
    </message>
    <message>
        <source>Your user is disabled in this portal. Ask its administrator.</source>
        <translation>Ihr Benutzerkonto ist in diesem Portal deaktiviert. Fragen Sie seine Administration.</translation>
    </message>
    <message>
        <source>This address is not registered in the portal yet.</source>
        <translation>Diese Adresse ist im Portal noch nicht registriert.</translation>
    </message>
    <message>
        <source>You may not use “for your eyes only” in this portal.</source>
        <translation>„Nur für Ihre Augen“ dürfen Sie in diesem Portal nicht verwenden.</translation>
    </message>
    <message>
        <source>The portal did not accept what was entered. Check the fields.</source>
        <translation>Das Portal hat die Eingaben nicht angenommen. Prüfen Sie die Felder.</translation>
    </message>
    <message>
        <source>The message is not in the portal any more.</source>
        <translation>Die Nachricht ist nicht mehr im Portal.</translation>
    </message>
    <message>
        <source>You may not use “confidential” in this portal.</source>
        <translation>„Vertraulich“ dürfen Sie in diesem Portal nicht verwenden.</translation>
    </message>
    <message>
        <source>The directory of portals cannot be reached. Check your Internet connection and try again.</source>
        <translation>Das Verzeichnis der Portale ist nicht erreichbar. Prüfen Sie Ihre Internetverbindung und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The portal cannot be reached. Check your Internet connection; Waxwing tries again by itself.</source>
        <translation>Das Portal ist nicht erreichbar. Prüfen Sie Ihre Internetverbindung; Waxwing versucht es von selbst wieder.</translation>
    </message>
    <message>
        <source>The identity of the server could not be verified, so nothing was sent. Ask your administrator.</source>
        <translation>Die Echtheit des Servers ließ sich nicht prüfen; deshalb wurde nichts gesendet. Fragen Sie Ihre Administration.</translation>
    </message>
    <message>
        <source>You are signed out. Sign in again to go on.</source>
        <translation>Sie sind abgemeldet. Melden Sie sich neu an, um fortzufahren.</translation>
    </message>
    <message>
        <source>The portal does not allow this. Ask its administrator if you need it.</source>
        <translation>Das erlaubt das Portal nicht. Fragen Sie seine Administration, wenn Sie es brauchen.</translation>
    </message>
    <message>
        <source>This message is not in the portal any more.</source>
        <translation>Diese Nachricht ist nicht mehr im Portal.</translation>
    </message>
    <message>
        <source>Nothing was found. Check what you typed.</source>
        <translation>Es wurde nichts gefunden. Prüfen Sie Ihre Eingabe.</translation>
    </message>
    <message>
        <source>The portal does not have what was asked for.</source>
        <translation>Das Gesuchte gibt es im Portal nicht.</translation>
    </message>
    <message>
        <source>The portal reported a fault. Try again later; if it stays, tell its administrator.</source>
        <translation>Das Portal hat einen Fehler gemeldet. Versuchen Sie es später erneut; wenn er bleibt, verständigen Sie seine Administration.</translation>
    </message>
    <message>
        <source>The portal&apos;s answer could not be understood. A newer version of Waxwing may help.</source>
        <translation>Die Antwort des Portals war nicht zu verstehen. Vielleicht hilft eine neuere Version von Waxwing.</translation>
    </message>
    <message>
        <source>Messages could not be read from or written to this computer. Check that the disk is not full.</source>
        <translation>Nachrichten konnten auf diesem Computer nicht gelesen oder geschrieben werden. Prüfen Sie, ob noch Speicherplatz frei ist.</translation>
    </message>
    <message>
        <source>Your credential store is locked. Unlock it, then try again.</source>
        <translation>Ihr Schlüsselbund ist gesperrt. Entsperren Sie ihn und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Stopped before it was finished.</source>
        <translation>Vor dem Ende abgebrochen.</translation>
    </message>
    <message>
        <source>No connection</source>
        <translation>Keine Verbindung</translation>
    </message>
    <message>
        <source>Not a secure connection</source>
        <translation>Keine sichere Verbindung</translation>
    </message>
    <message>
        <source>Signed out</source>
        <translation>Abgemeldet</translation>
    </message>
    <message>
        <source>Credential store locked</source>
        <translation>Schlüsselbund gesperrt</translation>
    </message>
    <message>
        <source>Problem with stored messages</source>
        <translation>Problem mit gespeicherten Nachrichten</translation>
    </message>
    <message>
        <source>Could not look for portals</source>
        <translation>Portale konnten nicht gesucht werden</translation>
    </message>
    <message>
        <source>Could not sign in</source>
        <translation>Anmeldung nicht möglich</translation>
    </message>
    <message>
        <source>Could not look for new messages</source>
        <translation>Neue Nachrichten konnten nicht abgerufen werden</translation>
    </message>
    <message>
        <source>Could not open the message</source>
        <translation>Die Nachricht konnte nicht geöffnet werden</translation>
    </message>
    <message>
        <source>Could not save the settings</source>
        <translation>Die Einstellungen konnten nicht gespeichert werden</translation>
    </message>
</context>
<context>
    <name>waxwing::FolderModel</name>
    <message>
        <source>%1, %2 unread</source>
        <translation>%1, %2 ungelesen</translation>
    </message>
    <message>
        <source>%1: %2 in total, %3 unread</source>
        <translation>%1: %2 insgesamt, %3 ungelesen</translation>
    </message>
</context>
<context>
    <name>waxwing::InboxTexts</name>
    <message>
        <source>Fetching %1: %2 of %3</source>
        <translation>%1 wird abgerufen: %2 von %3</translation>
    </message>
    <message>
        <source>Nothing is kept on this computer.</source>
        <translation>Auf diesem Computer wird nichts gespeichert.</translation>
    </message>
    <message>
        <source>Inbox</source>
        <translation>Posteingang</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gesendet</translation>
    </message>
    <message>
        <source>Drafts</source>
        <translation>Entwürfe</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>Archiv</translation>
    </message>
    <message>
        <source>Trash</source>
        <translation>Papierkorb</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Verbindung wird hergestellt</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Verbunden</translation>
    </message>
    <message>
        <source>Connected, with delay</source>
        <translation>Verbunden, mit Verzögerung</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>Sign-in needed</source>
        <translation>Anmeldung nötig</translation>
    </message>
    <message>
        <source>Maintenance</source>
        <translation>Wartung</translation>
    </message>
    <message>
        <source>Suspended</source>
        <translation>Gesperrt</translation>
    </message>
    <message>
        <source>Meanwhile you see what was fetched before.</source>
        <translation>Bis dahin sehen Sie, was schon abgerufen wurde.</translation>
    </message>
    <message>
        <source>New messages appear at once.</source>
        <translation>Neue Nachrichten erscheinen sofort.</translation>
    </message>
    <message>
        <source>New messages are looked for every few minutes.</source>
        <translation>Alle paar Minuten wird nach neuen Nachrichten gesehen.</translation>
    </message>
    <message>
        <source>The portal cannot be reached. Alerts resume when it can.</source>
        <translation>Das Portal ist nicht erreichbar. Sobald es erreichbar ist, kommen wieder Benachrichtigungen.</translation>
    </message>
    <message>
        <source>There are no alerts until you sign in again.</source>
        <translation>Benachrichtigungen kommen erst wieder, wenn Sie sich anmelden.</translation>
    </message>
    <message>
        <source>The portal is being maintained. Alerts resume afterwards.</source>
        <translation>Das Portal wird gewartet. Danach kommen wieder Benachrichtigungen.</translation>
    </message>
    <message>
        <source>The portal has been suspended by its operator.</source>
        <translation>Das Portal wurde vom Betreiber gesperrt.</translation>
    </message>
    <message>
        <source>%1 cannot be reached. You can read what has been fetched before.</source>
        <translation>%1 ist nicht erreichbar. Bereits abgerufene Nachrichten können Sie lesen.</translation>
    </message>
    <message>
        <source>%1 has been out of reach since %2. You can read what has been fetched before.</source>
        <translation>%1 ist nicht erreichbar (seit %2). Bereits abgerufene Nachrichten können Sie lesen.</translation>
    </message>
    <message>
        <source>Your session at %1 has ended. There are no alerts until you sign in again.</source>
        <translation>Ihre Sitzung bei %1 ist beendet. Benachrichtigungen kommen erst wieder, wenn Sie sich anmelden.</translation>
    </message>
    <message>
        <source>%1 is being maintained. Waxwing goes on by itself afterwards.</source>
        <translation>%1 wird gewartet. Danach macht Waxwing von selbst weiter.</translation>
    </message>
    <message>
        <source>%1 has been suspended. Ask the administrator of the portal.</source>
        <translation>%1 ist gesperrt. Fragen Sie die Administration des Portals.</translation>
    </message>
    <message>
        <source>No account yet</source>
        <translation>Noch kein Konto</translation>
    </message>
    <message>
        <source>Sign in with your e-mail address to begin.</source>
        <translation>Melden Sie sich mit Ihrer E-Mail-Adresse an, um zu beginnen.</translation>
    </message>
    <message>
        <source>Add account</source>
        <translation>Konto hinzufügen</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Wird geladen …</translation>
    </message>
    <message>
        <source>Fetching your messages</source>
        <translation>Ihre Nachrichten werden abgerufen</translation>
    </message>
    <message>
        <source>You can start reading as soon as the first ones are here.</source>
        <translation>Sobald die ersten da sind, können Sie lesen.</translation>
    </message>
    <message>
        <source>Sign in to see your messages</source>
        <translation>Melden Sie sich an, um Ihre Nachrichten zu sehen</translation>
    </message>
    <message>
        <source>Your session at %1 has ended.</source>
        <translation>Ihre Sitzung bei %1 ist beendet.</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>You are offline</source>
        <translation>Sie sind offline</translation>
    </message>
    <message>
        <source>Nothing of %1 has been fetched yet. Messages appear as soon as the portal can be reached.</source>
        <translation>Von %1 wurde noch nichts abgerufen. Nachrichten erscheinen, sobald das Portal erreichbar ist.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Portal suspended</source>
        <translation>Portal gesperrt</translation>
    </message>
    <message>
        <source>%1 has been suspended. Ask its administrator.</source>
        <translation>%1 ist gesperrt. Fragen Sie die Administration.</translation>
    </message>
    <message>
        <source>Portal in maintenance</source>
        <translation>Portal in Wartung</translation>
    </message>
    <message>
        <source>%1 is being maintained. Messages appear by themselves afterwards.</source>
        <translation>%1 wird gewartet. Danach erscheinen die Nachrichten von selbst.</translation>
    </message>
    <message>
        <source>Nothing unread</source>
        <translation>Nichts Ungelesenes</translation>
    </message>
    <message>
        <source>You have read everything in this folder.</source>
        <translation>Sie haben alles in diesem Ordner gelesen.</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alle zeigen</translation>
    </message>
    <message>
        <source>No messages</source>
        <translation>Keine Nachrichten</translation>
    </message>
    <message>
        <source>This folder is empty.</source>
        <translation>Dieser Ordner ist leer.</translation>
    </message>
    <message>
        <source>The list could not be read</source>
        <translation>Die Liste konnte nicht gelesen werden</translation>
    </message>
    <message>
        <source>Stored messages could not be read from this computer.</source>
        <translation>Gespeicherte Nachrichten konnten auf diesem Computer nicht gelesen werden.</translation>
    </message>
</context>
<context>
    <name>waxwing::MainWindow</name>
    <message>
        <source>Sync now (F5)</source>
        <translation>Jetzt abrufen (F5)</translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation>Jetzt abrufen</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Add account</source>
        <translation>Konto hinzufügen</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
</context>
<context>
    <name>waxwing::MessageBodyView</name>
    <message>
        <source>Message text</source>
        <translation>Nachrichtentext</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Alles auswählen</translation>
    </message>
</context>
<context>
    <name>waxwing::MessageHeader</name>
    <message numerus="yes">
        <source>To %1 and %n more</source>
        <translation>
            <numerusform>An %1 und %n weitere Person</numerusform>
            <numerusform>An %1 und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>To %1</source>
        <translation>An %1</translation>
    </message>
    <message>
        <source>To:</source>
        <translation>An:</translation>
    </message>
    <message>
        <source>Copy:</source>
        <translation>Kopie:</translation>
    </message>
    <message>
        <source>Blind copy:</source>
        <translation>Blindkopie:</translation>
    </message>
    <message>
        <source>Recipients</source>
        <translation>Empfänger</translation>
    </message>
    <message>
        <source>No subject</source>
        <translation>Kein Betreff</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>Less</source>
        <translation>Weniger</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
</context>
<context>
    <name>waxwing::MessageListModel</name>
    <message>
        <source>Unknown</source>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>No subject</source>
        <translation>Kein Betreff</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Wird geladen …</translation>
    </message>
    <message>
        <source>Unread</source>
        <translation>Ungelesen</translation>
    </message>
    <message>
        <source>to %1</source>
        <translation>an %1</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>von %1</translation>
    </message>
    <message>
        <source>recalled</source>
        <translation>zurückgerufen</translation>
    </message>
    <message>
        <source>expired</source>
        <translation>abgelaufen</translation>
    </message>
    <message>
        <source>no access any more</source>
        <translation>kein Zugriff mehr</translation>
    </message>
    <message>
        <source>password protected</source>
        <translation>passwortgeschützt</translation>
    </message>
    <message>
        <source>has attachments</source>
        <translation>mit Anhängen</translation>
    </message>
</context>
<context>
    <name>waxwing::MessageListPane</name>
    <message>
        <source>Unread only</source>
        <translation>Nur ungelesene</translation>
    </message>
    <message>
        <source>Sort</source>
        <translation>Sortieren</translation>
    </message>
    <message>
        <source>Show unread messages only (Ctrl+U)</source>
        <translation>Nur ungelesene Nachrichten zeigen (Strg+U)</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Sender or recipient</source>
        <translation>Absender oder Empfänger</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Betreff</translation>
    </message>
    <message>
        <source>Descending</source>
        <translation>Absteigend</translation>
    </message>
    <message>
        <source>Ascending</source>
        <translation>Aufsteigend</translation>
    </message>
    <message numerus="yes">
        <source>%Ln unread</source>
        <translation>
            <numerusform>%Ln ungelesene</numerusform>
            <numerusform>%Ln ungelesene</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s)</source>
        <translation>
            <numerusform>%Ln Nachricht</numerusform>
            <numerusform>%Ln Nachrichten</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>waxwing::MessageListView</name>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
</context>
<context>
    <name>waxwing::PasswordPage</name>
    <message>
        <source>Keep me signed in</source>
        <translation>Angemeldet bleiben</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>Forgot password?</source>
        <translation>Passwort vergessen?</translation>
    </message>
    <message>
        <source>E-mail address</source>
        <translation>E-Mail-Adresse</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
</context>
<context>
    <name>waxwing::PasswordPanel</name>
    <message>
        <source>Open message</source>
        <translation>Nachricht öffnen</translation>
    </message>
    <message>
        <source>This message is protected</source>
        <translation>Diese Nachricht ist geschützt</translation>
    </message>
    <message>
        <source>Message password</source>
        <translation>Passwort der Nachricht</translation>
    </message>
    <message numerus="yes">
        <source>Three passwords were wrong. Try again in %n second(s).</source>
        <translation>
            <numerusform>Drei Passwörter waren falsch. Versuchen Sie es in %n Sekunde erneut.</numerusform>
            <numerusform>Drei Passwörter waren falsch. Versuchen Sie es in %n Sekunden erneut.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>waxwing::PortalsPage</name>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Portals</source>
        <translation>Portale</translation>
    </message>
    <message>
        <source>I have a service code</source>
        <translation>Ich habe einen Servicecode</translation>
    </message>
</context>
<context>
    <name>waxwing::Program</name>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
</context>
<context>
    <name>waxwing::ReaderTexts</name>
    <message>
        <source>%1 will see that you read this.</source>
        <translation>%1 wird sehen, dass Sie dies gelesen haben.</translation>
    </message>
    <message>
        <source>Can be read until %1.</source>
        <translation>Lesbar bis %1.</translation>
    </message>
    <message>
        <source>Password protected: closed again when you leave it, and never stored.</source>
        <translation>Passwortgeschützt: wird beim Verlassen wieder geschlossen und nie gespeichert.</translation>
    </message>
    <message>
        <source>The sender took it back on %1.</source>
        <translation>Der Absender hat sie am %1 zurückgenommen.</translation>
    </message>
    <message>
        <source>The sender took it back.</source>
        <translation>Der Absender hat sie zurückgenommen.</translation>
    </message>
    <message>
        <source>Reason: %1</source>
        <translation>Grund: %1</translation>
    </message>
    <message>
        <source>This message was recalled</source>
        <translation>Diese Nachricht wurde zurückgerufen</translation>
    </message>
    <message>
        <source>No message selected</source>
        <translation>Keine Nachricht ausgewählt</translation>
    </message>
    <message>
        <source>Choose a message to read it here.</source>
        <translation>Wählen Sie eine Nachricht, um sie hier zu lesen.</translation>
    </message>
    <message>
        <source>Opening the message…</source>
        <translation>Die Nachricht wird geöffnet …</translation>
    </message>
    <message>
        <source>Not opened yet</source>
        <translation>Noch nicht geöffnet</translation>
    </message>
    <message>
        <source>The text is fetched when you open it.</source>
        <translation>Der Text wird beim Öffnen abgerufen.</translation>
    </message>
    <message>
        <source>Open message</source>
        <translation>Nachricht öffnen</translation>
    </message>
    <message>
        <source>Opening a message is reported to its sender, with the time. You can leave it closed and open it later.</source>
        <translation>Das Öffnen einer Nachricht wird dem Absender mit der Uhrzeit gemeldet. Sie können sie geschlossen lassen und später öffnen.</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Nicht jetzt</translation>
    </message>
    <message>
        <source>This message has expired</source>
        <translation>Diese Nachricht ist abgelaufen</translation>
    </message>
    <message>
        <source>It could be read until %1. Ask the sender if you still need it.</source>
        <translation>Sie war lesbar bis %1. Fragen Sie den Absender, wenn Sie sie noch brauchen.</translation>
    </message>
    <message>
        <source>You have no access any more</source>
        <translation>Sie haben keinen Zugriff mehr</translation>
    </message>
    <message>
        <source>The portal does not let you read this message any more. Ask the sender if you still need it.</source>
        <translation>Das Portal lässt Sie diese Nachricht nicht mehr lesen. Fragen Sie den Absender, wenn Sie sie noch brauchen.</translation>
    </message>
    <message>
        <source>Not available offline</source>
        <translation>Offline nicht verfügbar</translation>
    </message>
    <message>
        <source>This message was not opened before. It can be read as soon as the portal is reached again.</source>
        <translation>Diese Nachricht wurde noch nicht geöffnet. Sie ist lesbar, sobald das Portal wieder erreichbar ist.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>This message is gone</source>
        <translation>Diese Nachricht ist nicht mehr da</translation>
    </message>
    <message>
        <source>It is not in the portal any more.</source>
        <translation>Sie ist nicht mehr im Portal.</translation>
    </message>
    <message>
        <source>Could not open the message</source>
        <translation>Die Nachricht konnte nicht geöffnet werden</translation>
    </message>
    <message>
        <source>Enter the password you sign in to the portal with. It is asked for every time.</source>
        <translation>Geben Sie das Passwort ein, mit dem Sie sich am Portal anmelden. Es wird jedes Mal verlangt.</translation>
    </message>
    <message>
        <source>Enter the password the sender gave you for this message. It is asked for every time.</source>
        <translation>Geben Sie das Passwort ein, das Sie vom Absender für diese Nachricht haben. Es wird jedes Mal verlangt.</translation>
    </message>
</context>
<context>
    <name>waxwing::ReaderView</name>
    <message>
        <source>Open link</source>
        <translation>Link öffnen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Loading remote images…</source>
        <translation>Externe Bilder werden geladen …</translation>
    </message>
    <message numerus="yes">
        <source>%n remote image(s) blocked, because loading them would tell the sender about it.</source>
        <translation>
            <numerusform>%n externes Bild blockiert, weil der Absender vom Laden erfahren würde.</numerusform>
            <numerusform>%n externe Bilder blockiert, weil der Absender vom Laden erfahren würde.</numerusform>
        </translation>
    </message>
    <message>
        <source>Load remote images</source>
        <translation>Externe Bilder laden</translation>
    </message>
    <message>
        <source>Write an e-mail with your mail program?
%1</source>
        <translation>Eine E-Mail mit Ihrem Mailprogramm schreiben?
%1</translation>
    </message>
    <message>
        <source>Open %1 in your browser?
%2</source>
        <translation>%1 in Ihrem Browser öffnen?
%2</translation>
    </message>
    <message>
        <source>This link is not opened, because of its kind:
%1</source>
        <translation>Links dieser Art werden nicht geöffnet:
%1</translation>
    </message>
</context>
<context>
    <name>waxwing::SecondFactorPage</name>
    <message>
        <source>Sign in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
</context>
<context>
    <name>waxwing::SettingsDialog</name>
    <message>
        <source>Settings – Waxwing</source>
        <translation>Einstellungen – Waxwing</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Darstellung</translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>Benachrichtigungen</translation>
    </message>
    <message>
        <source>What an alert shows to whoever sees your screen:</source>
        <translation>Was eine Benachrichtigung jedem zeigt, der Ihren Bildschirm sieht:</translation>
    </message>
    <message>
        <source>Sender and subject</source>
        <translation>Absender und Betreff</translation>
    </message>
    <message>
        <source>Sender only</source>
        <translation>Nur den Absender</translation>
    </message>
    <message>
        <source>Only that there is a message</source>
        <translation>Nur, dass eine Nachricht da ist</translation>
    </message>
    <message>
        <source>The subject of a protected message is never shown.</source>
        <translation>Der Betreff einer geschützten Nachricht wird nie gezeigt.</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Konten</translation>
    </message>
    <message>
        <source>No account yet</source>
        <translation>Noch kein Konto</translation>
    </message>
    <message>
        <source>Add account</source>
        <translation>Konto hinzufügen</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>Waxwing remembers the size and the panes of its window, and which hints you have seen.</source>
        <translation>Waxwing merkt sich Größe und Aufteilung seines Fensters und welche Hinweise Sie gesehen haben.</translation>
    </message>
    <message>
        <source>Forget them</source>
        <translation>Vergessen</translation>
    </message>
</context>
<context>
    <name>waxwing::Shell</name>
    <message>
        <source>Waxwing goes on in the tray</source>
        <translation>Waxwing läuft im Infobereich weiter</translation>
    </message>
    <message>
        <source>You will still be alerted of new messages. To end the program, choose Quit from its icon.</source>
        <translation>Neue Nachrichten werden Ihnen weiterhin gemeldet. Um das Programm zu beenden, wählen Sie im Menü seines Symbols „Beenden“.</translation>
    </message>
    <message>
        <source>Your session at %1 has ended. New messages are not announced until you sign in again.</source>
        <translation>Ihre Sitzung bei %1 ist beendet. Neue Nachrichten werden erst wieder gemeldet, wenn Sie sich anmelden.</translation>
    </message>
    <message>
        <source>Sign in at %1</source>
        <translation>Bei %1 anmelden</translation>
    </message>
    <message>
        <source>The session has ended. New messages are not announced until you sign in again.</source>
        <translation>Die Sitzung ist beendet. Neue Nachrichten werden erst wieder gemeldet, wenn Sie sich anmelden.</translation>
    </message>
</context>
<context>
    <name>waxwing::SignInController</name>
    <message>
        <source>Looking up the portal…</source>
        <translation>Das Portal wird gesucht …</translation>
    </message>
    <message>
        <source>Enter your whole e-mail address, for example ann@example.org.</source>
        <translation>Geben Sie Ihre vollständige E-Mail-Adresse ein, zum Beispiel anna@beispiel.de.</translation>
    </message>
    <message>
        <source>Looking for your portals…</source>
        <translation>Ihre Portale werden gesucht …</translation>
    </message>
    <message>
        <source>No portal was found for %1. Check the spelling. If your organisation gave you a service code, you can enter it instead.</source>
        <translation>Für %1 wurde kein Portal gefunden. Prüfen Sie die Schreibweise. Wenn Sie von Ihrer Organisation einen Servicecode haben, können Sie stattdessen diesen eingeben.</translation>
    </message>
    <message>
        <source>None of the portals of this address can be used at the moment.</source>
        <translation>Keines der Portale dieser Adresse ist zurzeit nutzbar.</translation>
    </message>
    <message>
        <source>Enter the service code.</source>
        <translation>Geben Sie den Servicecode ein.</translation>
    </message>
    <message>
        <source>Looking for the portal…</source>
        <translation>Das Portal wird gesucht …</translation>
    </message>
    <message>
        <source>There is no portal with the code “%1”. Check the spelling.</source>
        <translation>Es gibt kein Portal mit dem Code „%1“. Prüfen Sie die Schreibweise.</translation>
    </message>
    <message>
        <source>Connecting to %1…</source>
        <translation>Verbindung mit %1 …</translation>
    </message>
    <message>
        <source>Enter your password.</source>
        <translation>Geben Sie Ihr Passwort ein.</translation>
    </message>
    <message>
        <source>Signing in…</source>
        <translation>Sie werden angemeldet …</translation>
    </message>
    <message>
        <source>Enter the code.</source>
        <translation>Geben Sie den Code ein.</translation>
    </message>
    <message>
        <source>Checking the code…</source>
        <translation>Der Code wird geprüft …</translation>
    </message>
    <message>
        <source>Asking for the e-mail…</source>
        <translation>Die E-Mail wird angefordert …</translation>
    </message>
    <message>
        <source>If %1 is registered at %2, an e-mail with a link for a new password is on its way.</source>
        <translation>Wenn %1 bei %2 registriert ist, ist eine E-Mail mit einem Link für ein neues Passwort unterwegs.</translation>
    </message>
    <message>
        <source>The confirmation e-mail has been asked for. Open the link in it, then sign in here.</source>
        <translation>Die Bestätigungsmail wurde angefordert. Öffnen Sie den Link darin und melden Sie sich dann hier an.</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Abgebrochen.</translation>
    </message>
</context>
<context>
    <name>waxwing::SignInTexts</name>
    <message>
        <source>Address or password is wrong. Check both and try again.</source>
        <translation>Adresse oder Passwort ist falsch. Prüfen Sie beides und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>That code is not right. Enter the newest code you have.</source>
        <translation>Der Code stimmt nicht. Geben Sie den neuesten ein, den Sie haben.</translation>
    </message>
    <message>
        <source>Too many attempts failed, so %1 blocks sign-in for a while. Wait, or reset your password.</source>
        <translation>Nach zu vielen Fehlversuchen sperrt %1 die Anmeldung eine Zeit lang. Warten Sie, oder setzen Sie Ihr Passwort zurück.</translation>
    </message>
    <message>
        <source>Your password for %1 has expired. Set a new one, then sign in.</source>
        <translation>Ihr Passwort für %1 ist abgelaufen. Legen Sie ein neues fest und melden Sie sich dann an.</translation>
    </message>
    <message>
        <source>Your registration is not finished. Open the link in the confirmation e-mail, then sign in here.</source>
        <translation>Ihre Registrierung ist noch nicht abgeschlossen. Öffnen Sie den Link in der Bestätigungsmail und melden Sie sich dann hier an.</translation>
    </message>
    <message>
        <source>This address is not registered at %1 yet. Register in the web application first.</source>
        <translation>Diese Adresse ist bei %1 noch nicht registriert. Registrieren Sie sich zuerst in der Webanwendung.</translation>
    </message>
    <message>
        <source>Your user is disabled at %1. Ask the administrator of the portal.</source>
        <translation>Ihr Benutzerkonto bei %1 ist deaktiviert. Fragen Sie die Administration des Portals.</translation>
    </message>
    <message>
        <source>%1 does not admit this address. Ask the administrator of the portal.</source>
        <translation>%1 lässt diese Adresse nicht zu. Fragen Sie die Administration des Portals.</translation>
    </message>
    <message>
        <source>The sender wants a question answered before your first sign-in. Answer it in the web application, then sign in here.</source>
        <translation>Vor Ihrer ersten Anmeldung stellt Ihnen der Absender eine Frage. Beantworten Sie sie in der Webanwendung und melden Sie sich dann hier an.</translation>
    </message>
    <message>
        <source>%1 signs you in through your organisation, not with a password.</source>
        <translation>Bei %1 melden Sie sich über Ihre Organisation an, nicht mit einem Passwort.</translation>
    </message>
    <message>
        <source>%1 has been suspended. Ask the administrator of the portal.</source>
        <translation>%1 ist gesperrt. Fragen Sie die Administration des Portals.</translation>
    </message>
    <message>
        <source>%1 is being maintained. Try again in a few minutes.</source>
        <translation>%1 wird gewartet. Versuchen Sie es in einigen Minuten erneut.</translation>
    </message>
    <message>
        <source>%1 needs a newer version of Waxwing. Install the update, or use the web application meanwhile.</source>
        <translation>%1 braucht eine neuere Version von Waxwing. Installieren Sie die Aktualisierung, oder nutzen Sie so lange die Webanwendung.</translation>
    </message>
    <message>
        <source>Being set up – try again later</source>
        <translation>Wird eingerichtet – versuchen Sie es später</translation>
    </message>
    <message>
        <source>The trial of this portal has ended</source>
        <translation>Die Testphase dieses Portals ist beendet</translation>
    </message>
    <message>
        <source>Suspended – ask the administrator</source>
        <translation>Gesperrt – fragen Sie die Administration</translation>
    </message>
    <message>
        <source>Cancelled by the organisation</source>
        <translation>Von der Organisation gekündigt</translation>
    </message>
    <message>
        <source>Blocked – ask the administrator</source>
        <translation>Blockiert – fragen Sie die Administration</translation>
    </message>
    <message>
        <source>Cannot be used with this program</source>
        <translation>Mit diesem Programm nicht nutzbar</translation>
    </message>
    <message>
        <source>Refused: its address is not secure</source>
        <translation>Abgelehnt: Die Adresse ist nicht sicher</translation>
    </message>
    <message>
        <source>Sign-in of this portal is not configured</source>
        <translation>Anmeldung dieses Portals nicht eingerichtet</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Enter a service code</source>
        <translation>Servicecode eingeben</translation>
    </message>
    <message>
        <source>Reset password</source>
        <translation>Passwort zurücksetzen</translation>
    </message>
    <message>
        <source>Send e-mail again</source>
        <translation>E-Mail erneut senden</translation>
    </message>
    <message>
        <source>Open web application</source>
        <translation>Webanwendung öffnen</translation>
    </message>
    <message>
        <source>Code from an authenticator app</source>
        <translation>Code aus einer Authenticator-App</translation>
    </message>
    <message>
        <source>Code by text message</source>
        <translation>Code per SMS</translation>
    </message>
    <message>
        <source>Code by text message to %1</source>
        <translation>Code per SMS an %1</translation>
    </message>
    <message>
        <source>Another code</source>
        <translation>Ein anderer Code</translation>
    </message>
</context>
<context>
    <name>waxwing::SignInWindow</name>
    <message>
        <source>Welcome to Waxwing</source>
        <translation>Willkommen bei Waxwing</translation>
    </message>
    <message>
        <source>Enter a service code</source>
        <translation>Servicecode eingeben</translation>
    </message>
    <message>
        <source>Choose a portal</source>
        <translation>Portal wählen</translation>
    </message>
    <message>
        <source>One more step</source>
        <translation>Noch ein Schritt</translation>
    </message>
    <message>
        <source>Signed in</source>
        <translation>Angemeldet</translation>
    </message>
    <message>
        <source>Enter your e-mail address. Waxwing finds the secure messaging portals that belong to it.</source>
        <translation>Geben Sie Ihre E-Mail-Adresse ein. Waxwing findet die dazugehörigen Portale für sichere Nachrichten.</translation>
    </message>
    <message>
        <source>Your organisation gave you this code, or it is in the invitation you received.</source>
        <translation>Diesen Code haben Sie von Ihrer Organisation, oder er steht in der Einladung, die Sie erhalten haben.</translation>
    </message>
    <message>
        <source>%1 belongs to more than one portal.</source>
        <translation>%1 gehört zu mehreren Portalen.</translation>
    </message>
    <message>
        <source>Single sign-on</source>
        <translation>Anmeldung über die Organisation</translation>
    </message>
    <message>
        <source>This portal asks for a code in addition to your password.</source>
        <translation>Dieses Portal verlangt zusätzlich zum Passwort einen Code.</translation>
    </message>
    <message>
        <source>Your messages are being fetched.</source>
        <translation>Ihre Nachrichten werden abgerufen.</translation>
    </message>
    <message>
        <source>Sign in – Waxwing</source>
        <translation>Anmelden – Waxwing</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>waxwing::Territory</name>
    <message>
        <source>Austria</source>
        <translation>Österreich</translation>
    </message>
    <message>
        <source>Belgium</source>
        <translation>Belgien</translation>
    </message>
    <message>
        <source>Canada</source>
        <translation>Kanada</translation>
    </message>
    <message>
        <source>France</source>
        <translation>Frankreich</translation>
    </message>
    <message>
        <source>Germany</source>
        <translation>Deutschland</translation>
    </message>
    <message>
        <source>Ireland</source>
        <translation>Irland</translation>
    </message>
    <message>
        <source>Italy</source>
        <translation>Italien</translation>
    </message>
    <message>
        <source>Liechtenstein</source>
        <translation>Liechtenstein</translation>
    </message>
    <message>
        <source>Luxembourg</source>
        <translation>Luxemburg</translation>
    </message>
    <message>
        <source>Netherlands</source>
        <translation>Niederlande</translation>
    </message>
    <message>
        <source>Switzerland</source>
        <translation>Schweiz</translation>
    </message>
    <message>
        <source>United Kingdom</source>
        <translation>Vereinigtes Königreich</translation>
    </message>
    <message>
        <source>United States</source>
        <translation>USA</translation>
    </message>
</context>
<context>
    <name>waxwing::TrayIcon</name>
    <message>
        <source>connecting</source>
        <translation>wird verbunden</translation>
    </message>
    <message>
        <source>connected</source>
        <translation>verbunden</translation>
    </message>
    <message>
        <source>connected, with delay</source>
        <translation>verbunden, mit Verzögerung</translation>
    </message>
    <message>
        <source>offline</source>
        <translation>offline</translation>
    </message>
    <message>
        <source>sign-in needed</source>
        <translation>Anmeldung nötig</translation>
    </message>
    <message>
        <source>maintenance</source>
        <translation>Wartung</translation>
    </message>
    <message>
        <source>suspended</source>
        <translation>gesperrt</translation>
    </message>
    <message>
        <source>Waxwing – sign-in needed at %1</source>
        <translation>Waxwing – Anmeldung bei %1 nötig</translation>
    </message>
    <message>
        <source>Waxwing – offline</source>
        <translation>Waxwing – offline</translation>
    </message>
    <message numerus="yes">
        <source>Waxwing – %n unread</source>
        <translation>
            <numerusform>Waxwing – %n ungelesene</numerusform>
            <numerusform>Waxwing – %n ungelesene</numerusform>
        </translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation>Jetzt abrufen</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Sign in at %1…</source>
        <translation>Bei %1 anmelden …</translation>
    </message>
    <message>
        <source>Resume alerts (paused until %1)</source>
        <translation>Benachrichtigungen fortsetzen (pausiert bis %1)</translation>
    </message>
    <message>
        <source>Pause alerts</source>
        <translation>Benachrichtigungen pausieren</translation>
    </message>
    <message>
        <source>For one hour</source>
        <translation>Für eine Stunde</translation>
    </message>
    <message>
        <source>Until tomorrow</source>
        <translation>Bis morgen</translation>
    </message>
</context>
</TS>
