<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source>No access any more</source>
        <translation>Kein Zugriff mehr</translation>
    </message>
    <message>
        <source>%1 · waiting</source>
        <translation>%1 · wartet</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1 of %2 · %3/s</source>
        <translation>%1 von %2 · %3/s</translation>
    </message>
    <message>
        <source>%1 · not finished</source>
        <translation>%1 · nicht fertig</translation>
    </message>
    <message>
        <source>%1 · opened</source>
        <translation>%1 · geöffnet</translation>
    </message>
    <message>
        <source>%1 · saved</source>
        <translation>%1 · gespeichert</translation>
    </message>
    <message>
        <source>%1 · signature requested</source>
        <translation>%1 · Unterschrift erbeten</translation>
    </message>
    <message>
        <source>Rule: %1</source>
        <translation>Regel: %1</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>two sentences</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Until %1.</source>
        <translation>Bis %1.</translation>
    </message>
    <message>
        <source>Fetched from the portal.</source>
        <translation>Vom Portal geholt.</translation>
    </message>
    <message>
        <source>The portal said that there is something new.</source>
        <translation>Das Portal hat gemeldet, dass es etwas Neues gibt.</translation>
    </message>
    <message>
        <source>Handed to the desktop as an alert.</source>
        <translation>Dem Desktop als Hinweis übergeben.</translation>
    </message>
    <message>
        <source>Handed to the desktop as part of a summary.</source>
        <translation>Dem Desktop als Teil einer Zusammenfassung übergeben.</translation>
    </message>
    <message>
        <source>Held back.</source>
        <translation>Zurückgehalten.</translation>
    </message>
    <message>
        <source>Not shown.</source>
        <translation>Nicht gezeigt.</translation>
    </message>
    <message>
        <source>You clicked the alert.</source>
        <translation>Sie haben den Hinweis angeklickt.</translation>
    </message>
    <message>
        <source>The alert was closed.</source>
        <translation>Der Hinweis wurde geschlossen.</translation>
    </message>
    <message>
        <source>You chose to be alerted later.</source>
        <translation>Sie haben „später“ gewählt.</translation>
    </message>
    <message>
        <source>Yes, at %1.</source>
        <translation>Ja, um %1.</translation>
    </message>
    <message>
        <source>Not yet.</source>
        <translation>Noch nicht.</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>Nein.</translation>
    </message>
    <message>
        <source>Yes, some time ago.</source>
        <translation>Ja, vor einiger Zeit.</translation>
    </message>
    <message>
        <source>A message that is no longer here</source>
        <translation>Eine Nachricht, die nicht mehr hier ist</translation>
    </message>
    <message>
        <source>Protected message</source>
        <translation>Geschützte Nachricht</translation>
    </message>
    <message>
        <source>(no subject)</source>
        <translation>(kein Betreff)</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <comment>kind of news, subject</comment>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>person, subject</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>New messages</source>
        <translation>Neue Nachrichten</translation>
    </message>
    <message>
        <source>New files</source>
        <translation>Neue Dateien</translation>
    </message>
    <message>
        <source>Your signature is asked for</source>
        <translation>Ihre Unterschrift wird erbeten</translation>
    </message>
    <message>
        <source>Your message was read</source>
        <translation>Ihre Nachricht wurde gelesen</translation>
    </message>
    <message>
        <source>Your message was answered</source>
        <translation>Ihre Nachricht wurde beantwortet</translation>
    </message>
    <message>
        <source>Your message was forwarded</source>
        <translation>Ihre Nachricht wurde weitergeleitet</translation>
    </message>
    <message>
        <source>Your file was downloaded</source>
        <translation>Ihre Datei wurde heruntergeladen</translation>
    </message>
    <message>
        <source>Your message was printed</source>
        <translation>Ihre Nachricht wurde gedruckt</translation>
    </message>
    <message>
        <source>Your document was signed</source>
        <translation>Ihr Dokument wurde unterschrieben</translation>
    </message>
    <message>
        <source>A signature was declined</source>
        <translation>Eine Unterschrift wurde abgelehnt</translation>
    </message>
    <message>
        <source>A message to you was recalled</source>
        <translation>Eine Nachricht an Sie wurde zurückgerufen</translation>
    </message>
    <message>
        <source>A message could not be sent</source>
        <translation>Eine Nachricht konnte nicht gesendet werden</translation>
    </message>
    <message>
        <source>Sign-in needed</source>
        <translation>Anmeldung nötig</translation>
    </message>
    <message>
        <source>Your message is still unread after the time you chose</source>
        <translation>Ihre Nachricht ist nach der gewählten Zeit noch ungelesen</translation>
    </message>
</context>
<context>
    <name>Composer</name>
    <message>
        <source>Your portal does not allow forwarding.</source>
        <translation>Ihr Portal erlaubt kein Weiterleiten.</translation>
    </message>
    <message>
        <source>The sender does not allow forwarding this message.</source>
        <translation>Der Absender erlaubt nicht, diese Nachricht weiterzuleiten.</translation>
    </message>
    <message>
        <source>Your portal does not allow replies.</source>
        <translation>Ihr Portal erlaubt keine Antworten.</translation>
    </message>
    <message>
        <source>The sender does not allow replies to this message.</source>
        <translation>Der Absender erlaubt keine Antworten auf diese Nachricht.</translation>
    </message>
    <message>
        <source>Your portal does not allow replies to all.</source>
        <translation>Ihr Portal erlaubt keine Antworten an alle.</translation>
    </message>
    <message>
        <source>The sender does not allow replies to all recipients.</source>
        <translation>Der Absender erlaubt keine Antworten an alle Empfänger.</translation>
    </message>
    <message>
        <source>New message</source>
        <translation>Neue Nachricht</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Weiterleitung</translation>
    </message>
    <message>
        <source>Nobody would get this message: enter at least one address.</source>
        <translation>Niemand bekäme diese Nachricht: Geben Sie mindestens eine Adresse ein.</translation>
    </message>
    <message>
        <source>This is not an e-mail address: %1</source>
        <translation>Das ist keine E-Mail-Adresse: %1</translation>
    </message>
    <message>
        <source>The message you answer is protected: enter its password.</source>
        <translation>Die Nachricht, auf die Sie antworten, ist geschützt: Geben Sie ihr Passwort ein.</translation>
    </message>
    <message>
        <source>To protect the message, enter the password of your own account.</source>
        <translation>Um die Nachricht zu schützen, geben Sie das Passwort Ihres eigenen Kontos ein.</translation>
    </message>
    <message>
        <source>Enter the password that protects the message.</source>
        <translation>Geben Sie das Passwort ein, das die Nachricht schützt.</translation>
    </message>
    <message>
        <source>This password is too easy to guess. Take at least eight letters and digits, better several words.</source>
        <translation>Dieses Passwort ist zu leicht zu erraten. Nehmen Sie mindestens acht Buchstaben und Ziffern, besser mehrere Wörter.</translation>
    </message>
    <message>
        <source>The expiry date has passed: choose a later one.</source>
        <translation>Das Ablaufdatum ist schon vorbei: Wählen Sie ein späteres.</translation>
    </message>
    <message>
        <source>Your portal does not offer this to you.</source>
        <translation>Ihr Portal bietet Ihnen das nicht an.</translation>
    </message>
    <message>
        <source>The first message of the conversation has decided this.</source>
        <translation>Die erste Nachricht der Unterhaltung hat das festgelegt.</translation>
    </message>
    <message>
        <source>There is nothing to share without tracking.</source>
        <translation>Ohne Nachverfolgung gibt es nichts zu teilen.</translation>
    </message>
    <message>
        <source>Too easy to guess</source>
        <translation>Zu leicht zu erraten</translation>
    </message>
    <message>
        <source>Good enough</source>
        <translation>Gut genug</translation>
    </message>
    <message>
        <source>Hard to guess</source>
        <translation>Schwer zu erraten</translation>
    </message>
    <message>
        <source>Keeping…</source>
        <translation>Wird aufbewahrt …</translation>
    </message>
    <message>
        <source>Draft kept</source>
        <translation>Entwurf aufbewahrt</translation>
    </message>
    <message>
        <source>The draft could not be kept on this computer.</source>
        <translation>Der Entwurf konnte auf diesem Computer nicht aufbewahrt werden.</translation>
    </message>
    <message>
        <source>The content filter of the portal refused this message. Change the text and send it again.</source>
        <translation>Der Inhaltsfilter des Portals hat diese Nachricht abgelehnt. Ändern Sie den Text und senden Sie sie erneut.</translation>
    </message>
    <message>
        <source>You have used up the messages you may send today. Send it again tomorrow.</source>
        <translation>Sie haben die Nachrichten verbraucht, die Sie heute senden dürfen. Senden Sie sie morgen erneut.</translation>
    </message>
    <message>
        <source>New recipients could not be invited. Leave them out, or ask your administrator.</source>
        <translation>Neue Empfänger konnten nicht eingeladen werden. Lassen Sie sie weg, oder fragen Sie Ihren Administrator.</translation>
    </message>
    <message>
        <source>The password was missing or wrong. Enter it and send again.</source>
        <translation>Das Passwort fehlte oder war falsch. Geben Sie es ein und senden Sie erneut.</translation>
    </message>
    <message>
        <source>Your account may not write to one of these people.</source>
        <translation>Ihr Konto darf einer dieser Personen nicht schreiben.</translation>
    </message>
    <message>
        <source>There are too many recipients. Send it to fewer people at a time.</source>
        <translation>Es sind zu viele Empfänger. Senden Sie an weniger Personen auf einmal.</translation>
    </message>
    <message>
        <source>The sender does not allow this reply.</source>
        <translation>Der Absender erlaubt diese Antwort nicht.</translation>
    </message>
    <message>
        <source>You have no access any more to the message you answer.</source>
        <translation>Sie haben keinen Zugriff mehr auf die Nachricht, auf die Sie antworten.</translation>
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
        <source>The message you answer has been recalled.</source>
        <translation>Die Nachricht, auf die Sie antworten, wurde zurückgerufen.</translation>
    </message>
    <message>
        <source>Your portal does not let you protect messages with a password of their own.</source>
        <translation>Ihr Portal lässt Sie Nachrichten nicht mit einem eigenen Passwort schützen.</translation>
    </message>
    <message>
        <source>The portal does not know this message any more. Send it again as a new one.</source>
        <translation>Das Portal kennt diese Nachricht nicht mehr. Senden Sie sie als neue Nachricht.</translation>
    </message>
    <message>
        <source>Your portal does not let you protect messages with the account password.</source>
        <translation>Ihr Portal lässt Sie Nachrichten nicht mit dem Kontopasswort schützen.</translation>
    </message>
    <message>
        <source>This draft was sent from another place meanwhile. Look into the Sent folder before you send it again.</source>
        <translation>Dieser Entwurf wurde inzwischen von anderswo gesendet. Sehen Sie unter „Gesendet“ nach, bevor Sie ihn noch einmal senden.</translation>
    </message>
    <message>
        <source>The portal refused this message.</source>
        <translation>Das Portal hat diese Nachricht abgelehnt.</translation>
    </message>
    <message>
        <source>The portal refused this message: %1</source>
        <translation>Das Portal hat diese Nachricht abgelehnt: %1</translation>
    </message>
    <message>
        <source>Waits for its password: open it and send it again</source>
        <translation>Wartet auf ihr Passwort: öffnen und noch einmal senden</translation>
    </message>
    <message>
        <source>Draft, not yet saved at the portal</source>
        <translation>Entwurf, noch nicht im Portal gespeichert</translation>
    </message>
    <message>
        <source>Goes out in a few seconds</source>
        <translation>Geht in wenigen Sekunden hinaus</translation>
    </message>
    <message>
        <source>Waits for the portal</source>
        <translation>Wartet auf das Portal</translation>
    </message>
    <message>
        <source>Is being sent</source>
        <translation>Wird gesendet</translation>
    </message>
    <message>
        <source>May have been sent: the portal is asked before it is repeated</source>
        <translation>Vielleicht schon gesendet: Vor einer Wiederholung wird das Portal gefragt</translation>
    </message>
    <message>
        <source>Forwarded message from %1, %2, to %3, subject: %4</source>
        <translation>Weitergeleitete Nachricht von %1, %2, an %3, Betreff: %4</translation>
    </message>
    <message>
        <source>%1 wrote on %2:</source>
        <translation>%1 schrieb am %2:</translation>
    </message>
    <message>
        <source>The portal has not been reached yet.</source>
        <translation>Das Portal wurde noch nicht erreicht.</translation>
    </message>
    <message>
        <source>As a guest you can only answer messages.</source>
        <translation>Als Gast können Sie nur auf Nachrichten antworten.</translation>
    </message>
    <message>
        <source>Your portal does not let you write new messages.</source>
        <translation>Ihr Portal lässt Sie keine neuen Nachrichten schreiben.</translation>
    </message>
    <message>
        <source>Choose a message first.</source>
        <translation>Wählen Sie zuerst eine Nachricht.</translation>
    </message>
    <message>
        <source>This message has not been sent yet.</source>
        <translation>Diese Nachricht wurde noch nicht gesendet.</translation>
    </message>
    <message>
        <source>This message has been recalled.</source>
        <translation>Diese Nachricht wurde zurückgerufen.</translation>
    </message>
    <message>
        <source>Only the sender can recall a message.</source>
        <translation>Nur der Absender kann eine Nachricht zurückrufen.</translation>
    </message>
    <message>
        <source>Your portal does not offer recalling.</source>
        <translation>Ihr Portal bietet kein Zurückrufen an.</translation>
    </message>
    <message>
        <source>You have no access any more to this message.</source>
        <translation>Sie haben keinen Zugriff mehr auf diese Nachricht.</translation>
    </message>
    <message>
        <source>Your portal does not let you write a new message to one of these people.</source>
        <translation>Ihr Portal lässt Sie einer dieser Personen keine neue Nachricht schreiben.</translation>
    </message>
    <message>
        <source>A file could not be uploaded. Try it again or remove it.</source>
        <translation>Eine Datei konnte nicht hochgeladen werden. Versuchen Sie es erneut oder entfernen Sie sie.</translation>
    </message>
    <message>
        <source>One recipient is new and must prove who they are. Enter the answer that only they know, below, and send again.</source>
        <translation>Ein Empfänger ist neu und muss sich ausweisen. Geben Sie unten die Antwort ein, die nur diese Person kennt, und senden Sie erneut.</translation>
    </message>
    <message>
        <source>Several recipients are new and must prove who they are. Enter the answer that only they know, below, and send again.</source>
        <translation>Mehrere Empfänger sind neu und müssen sich ausweisen. Geben Sie unten die Antwort ein, die nur diese Personen kennen, und senden Sie erneut.</translation>
    </message>
    <message>
        <source>The portal has not received all files of this message. Open it and send it again.</source>
        <translation>Das Portal hat nicht alle Dateien dieser Nachricht erhalten. Öffnen Sie sie und senden Sie sie erneut.</translation>
    </message>
    <message>
        <source>You have used up the messages you may send today. The portal will probably refuse this one.</source>
        <translation>Sie haben die Nachrichten, die Sie heute senden dürfen, aufgebraucht. Das Portal wird diese wahrscheinlich ablehnen.</translation>
    </message>
    <message numerus="yes">
        <source>You may send %n more message(s) today.</source>
        <translation>
            <numerusform>Sie dürfen heute noch eine Nachricht senden.</numerusform>
            <numerusform>Sie dürfen heute noch %n Nachrichten senden.</numerusform>
        </translation>
    </message>
    <message>
        <source>You have used up the invitations for today: nobody new to the portal can get this message.</source>
        <translation>Sie haben die Einladungen für heute aufgebraucht: Wer neu im Portal ist, kann diese Nachricht nicht erhalten.</translation>
    </message>
    <message numerus="yes">
        <source>Goes out once its %n file(s) are uploaded: %1 %</source>
        <translation>
            <numerusform>Geht hinaus, sobald ihre Datei hochgeladen ist: %1 %</numerusform>
            <numerusform>Geht hinaus, sobald ihre %n Dateien hochgeladen sind: %1 %</numerusform>
        </translation>
    </message>
    <message>
        <source>The portal does not accept this expiry date. Choose a later one.</source>
        <translation>Das Portal nimmt dieses Ablaufdatum nicht an. Wählen Sie ein späteres.</translation>
    </message>
    <message>
        <source>The portal does not accept the recipients. Check their addresses.</source>
        <translation>Das Portal nimmt die Empfänger nicht an. Prüfen Sie die Adressen.</translation>
    </message>
    <message>
        <source>The portal did not accept this message. Check recipients, subject and options.</source>
        <translation>Das Portal hat diese Nachricht nicht angenommen. Prüfen Sie Empfänger, Betreff und Optionen.</translation>
    </message>
    <message>
        <source>Your portal does not let you recall messages.</source>
        <translation>Ihr Portal lässt Sie keine Nachrichten zurückrufen.</translation>
    </message>
    <message>
        <source>Only who sent a message can recall it.</source>
        <translation>Nur wer eine Nachricht gesendet hat, kann sie zurückrufen.</translation>
    </message>
    <message>
        <source>A draft cannot be recalled, only discarded.</source>
        <translation>Ein Entwurf kann nicht zurückgerufen, nur verworfen werden.</translation>
    </message>
    <message>
        <source>The message could not be recalled. Try again in a moment.</source>
        <translation>Die Nachricht konnte nicht zurückgerufen werden. Versuchen Sie es gleich noch einmal.</translation>
    </message>
    <message>
        <source>The message could not be recalled: %1</source>
        <translation>Die Nachricht konnte nicht zurückgerufen werden: %1</translation>
    </message>
</context>
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
    <message>
        <source>Also sign out of my organisation, in the browser</source>
        <translation>Auch bei meiner Organisation abmelden, im Browser</translation>
    </message>
    <message>
        <source>Ends the sign-in of your organisation for other programs in that browser as well.</source>
        <translation>Beendet die Anmeldung Ihrer Organisation auch für andere Programme in diesem Browser.</translation>
    </message>
    <message>
        <source>Sign out of %1? Messages fetched before stay readable here, but new ones are not announced.</source>
        <translation>Bei %1 abmelden? Bereits abgerufene Nachrichten bleiben hier lesbar, neue werden aber nicht gemeldet.</translation>
    </message>
    <message>
        <source>Stay signed in</source>
        <translation>Angemeldet bleiben</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Nach oben</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Nach unten</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausieren</translation>
    </message>
    <message>
        <source>No new messages and no alerts from this account until you resume it.</source>
        <translation>Keine neuen Nachrichten und keine Benachrichtigungen von diesem Konto, bis Sie es fortsetzen.</translation>
    </message>
    <message>
        <source>Name of the account</source>
        <translation>Name des Kontos</translation>
    </message>
    <message>
        <source>Change password…</source>
        <translation>Passwort ändern …</translation>
    </message>
    <message>
        <source>My data…</source>
        <translation>Meine Daten…</translation>
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
    <name>waxwing::AlertAccountForm</name>
    <message>
        <source>Alert me of:</source>
        <translation>Hinweisen auf:</translation>
    </message>
    <message>
        <source>A message with files is one alert. This counts where new messages are switched off.</source>
        <translation>Eine Nachricht mit Dateien ist ein einziger Hinweis. Dies zählt, wo neue Nachrichten ausgeschaltet sind.</translation>
    </message>
    <message>
        <source>Senders who always get through, one address a line</source>
        <translation>Absender, die immer durchkommen, eine Adresse je Zeile</translation>
    </message>
    <message>
        <source>name@example.org</source>
        <translation>name@example.org</translation>
    </message>
    <message>
        <source>Their messages are shown in quiet hours and while alerts are paused, but not while the desktop itself is set to do not disturb.</source>
        <translation>Ihre Nachrichten werden auch in der Ruhezeit und während einer Pause gezeigt, aber nicht, solange der Desktop selbst auf „Nicht stören“ steht.</translation>
    </message>
    <message>
        <source>Other kinds are not provided by this portal for you.</source>
        <translation>Andere Arten sieht dieses Portal für Sie nicht vor.</translation>
    </message>
    <message>
        <source>Not an e-mail address: %1</source>
        <translation>Keine E-Mail-Adresse: %1</translation>
    </message>
</context>
<context>
    <name>waxwing::AlertHealth</name>
    <message>
        <source>Waxwing tests its alerts</source>
        <translation>Waxwing testet seine Meldungen</translation>
    </message>
    <message>
        <source>Click this to see whether clicks arrive.</source>
        <translation>Klicken Sie hier, um zu sehen, ob Klicks ankommen.</translation>
    </message>
    <message>
        <source>Once a week it looks whether this desktop shows them.</source>
        <translation>Einmal in der Woche sieht es nach, ob diese Arbeitsumgebung sie anzeigt.</translation>
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
    <message>
        <source>Your signature is asked for</source>
        <translation>Ihre Unterschrift wird erbeten</translation>
    </message>
    <message>
        <source>News of a message that you sent</source>
        <translation>Neues zu einer Nachricht von Ihnen</translation>
    </message>
    <message>
        <source>A document was signed</source>
        <translation>Ein Dokument wurde unterschrieben</translation>
    </message>
    <message>
        <source>A signature was declined</source>
        <translation>Eine Unterschrift wurde abgelehnt</translation>
    </message>
    <message>
        <source>A message was recalled</source>
        <translation>Eine Nachricht wurde zurückgerufen</translation>
    </message>
    <message>
        <source>Your message was not sent</source>
        <translation>Ihre Nachricht wurde nicht gesendet</translation>
    </message>
    <message>
        <source>Sign-in needed</source>
        <translation>Anmeldung nötig</translation>
    </message>
    <message>
        <source>Asks for your signature</source>
        <translation>Bittet um Ihre Unterschrift</translation>
    </message>
    <message>
        <source>Read your message</source>
        <translation>Hat Ihre Nachricht gelesen</translation>
    </message>
    <message>
        <source>Replied to your message</source>
        <translation>Hat auf Ihre Nachricht geantwortet</translation>
    </message>
    <message>
        <source>Forwarded your message</source>
        <translation>Hat Ihre Nachricht weitergeleitet</translation>
    </message>
    <message>
        <source>Downloaded your file</source>
        <translation>Hat Ihre Datei heruntergeladen</translation>
    </message>
    <message>
        <source>Printed your message</source>
        <translation>Hat Ihre Nachricht gedruckt</translation>
    </message>
    <message>
        <source>Signed your document</source>
        <translation>Hat Ihr Dokument unterschrieben</translation>
    </message>
    <message>
        <source>Declined to sign your document</source>
        <translation>Hat die Unterschrift unter Ihr Dokument abgelehnt</translation>
    </message>
    <message>
        <source>Recalled a message</source>
        <translation>Hat eine Nachricht zurückgerufen</translation>
    </message>
    <message>
        <source>Open the outbox to see why.</source>
        <translation>Warum, sehen Sie im Postausgang.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>what was done: subject or file</comment>
        <translation>%1: %2</translation>
    </message>
    <message numerus="yes">
        <source>%n new secure message(s) in quiet hours</source>
        <translation>
            <numerusform>%n neue sichere Nachricht in der Ruhezeit</numerusform>
            <numerusform>%n neue sichere Nachrichten in der Ruhezeit</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n piece(s) of news in quiet hours</source>
        <translation>
            <numerusform>%n Neuigkeit in der Ruhezeit</numerusform>
            <numerusform>%n Neuigkeiten in der Ruhezeit</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n piece(s) of news</source>
        <translation>
            <numerusform>%n Neuigkeit</numerusform>
            <numerusform>%n Neuigkeiten</numerusform>
        </translation>
    </message>
    <message>
        <source>A message that you sent is still unread</source>
        <translation>Eine Nachricht von Ihnen ist noch ungelesen</translation>
    </message>
    <message>
        <source>Your message is still unread</source>
        <translation>Ihre Nachricht ist noch ungelesen</translation>
    </message>
</context>
<context>
    <name>waxwing::AlertTrailTexts</name>
    <message>
        <source>It is a message of your own.</source>
        <translation>Es ist eine Nachricht von Ihnen selbst.</translation>
    </message>
    <message>
        <source>It could not be opened any more when it arrived.</source>
        <translation>Sie war schon beim Eintreffen nicht mehr zu öffnen.</translation>
    </message>
    <message>
        <source>It was recalled, expired or withdrawn.</source>
        <translation>Sie wurde zurückgerufen, ist abgelaufen oder wurde entzogen.</translation>
    </message>
    <message>
        <source>It had been read already.</source>
        <translation>Sie war schon gelesen.</translation>
    </message>
    <message>
        <source>It was read elsewhere.</source>
        <translation>Sie wurde anderswo gelesen.</translation>
    </message>
    <message>
        <source>It was opened here.</source>
        <translation>Sie wurde hier geöffnet.</translation>
    </message>
    <message>
        <source>Your portal does not provide alerts of this kind.</source>
        <translation>Ihr Portal sieht Hinweise dieser Art nicht vor.</translation>
    </message>
    <message>
        <source>Alerts of this kind are switched off.</source>
        <translation>Hinweise dieser Art sind ausgeschaltet.</translation>
    </message>
    <message>
        <source>The conversation is muted.</source>
        <translation>Die Unterhaltung ist stummgeschaltet.</translation>
    </message>
    <message>
        <source>You wanted to be alerted later.</source>
        <translation>Sie wollten später daran erinnert werden.</translation>
    </message>
    <message>
        <source>The account is paused.</source>
        <translation>Das Konto ist angehalten.</translation>
    </message>
    <message>
        <source>Alerts are paused.</source>
        <translation>Hinweise sind pausiert.</translation>
    </message>
    <message>
        <source>These are your quiet hours.</source>
        <translation>Es ist Ihre Ruhezeit.</translation>
    </message>
    <message>
        <source>The desktop is set to do not disturb.</source>
        <translation>Der Desktop ist auf „Nicht stören“ gestellt.</translation>
    </message>
    <message>
        <source>You closed it.</source>
        <translation>Sie haben ihn geschlossen.</translation>
    </message>
    <message>
        <source>It left the screen by itself.</source>
        <translation>Er ist von selbst vom Bildschirm verschwunden.</translation>
    </message>
    <message>
        <source>No program of the desktop showed alerts.</source>
        <translation>Kein Programm des Desktops hat Hinweise angezeigt.</translation>
    </message>
    <message>
        <source>The desktop refused it.</source>
        <translation>Der Desktop hat ihn abgelehnt.</translation>
    </message>
    <message>
        <source>It was settled: read, recalled, expired or put off.</source>
        <translation>Es hat sich erledigt: gelesen, zurückgerufen, abgelaufen oder verschoben.</translation>
    </message>
</context>
<context>
    <name>waxwing::AlertTrailWindow</name>
    <message>
        <source>Next day</source>
        <translation>Nächster Tag</translation>
    </message>
    <message>
        <source>Open message</source>
        <translation>Nachricht öffnen</translation>
    </message>
    <message>
        <source>Was I alerted? – Waxwing</source>
        <translation>Wurde ich benachrichtigt? – Waxwing</translation>
    </message>
    <message>
        <source>Previous day</source>
        <translation>Vorheriger Tag</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>News</source>
        <translation>Neuigkeit</translation>
    </message>
    <message>
        <source>Alerted?</source>
        <translation>Benachrichtigt?</translation>
    </message>
    <message>
        <source>Alerts and what became of them</source>
        <translation>Hinweise und was aus ihnen wurde</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>There was no alert: the message was in the mailbox before Waxwing began to watch it, or it is not in the inbox.</source>
        <translation>Es gab keinen Hinweis: Die Nachricht war schon im Postfach, bevor Waxwing es beobachtete, oder sie ist nicht im Posteingang.</translation>
    </message>
    <message>
        <source>Was I alerted?</source>
        <translation>Wurde ich benachrichtigt?</translation>
    </message>
    <message>
        <source>Nothing arrived on this day, and no alert did anything.</source>
        <translation>An diesem Tag ist nichts eingetroffen, und kein Hinweis hat sich geändert.</translation>
    </message>
    <message numerus="yes">
        <source>The latest %n alert(s) of the day. Open a line to see each step.</source>
        <translation>
            <numerusform>Der letzte Hinweis des Tages. Öffnen Sie eine Zeile, um jeden Schritt zu sehen.</numerusform>
            <numerusform>Die letzten %n Hinweise des Tages. Öffnen Sie eine Zeile, um jeden Schritt zu sehen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Everything that arrived, and why there was an alert or none. Open a line to see each step.</source>
        <translation>Alles, was eingetroffen ist, und warum es einen Hinweis gab oder keinen. Öffnen Sie eine Zeile, um jeden Schritt zu sehen.</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>news, portal</comment>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>waxwing::AlertsSection</name>
    <message>
        <source>Sum up in one alert what came in quiet hours</source>
        <translation>Was in der Ruhezeit kam, in einem Hinweis zusammenfassen</translation>
    </message>
    <message>
        <source>Account whose alerts are set</source>
        <translation>Konto, dessen Hinweise eingestellt werden</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>Ausprobieren</translation>
    </message>
    <message>
        <source>Was I alerted?</source>
        <translation>Wurde ich benachrichtigt?</translation>
    </message>
</context>
<context>
    <name>waxwing::AllInboxesTexts</name>
    <message numerus="yes">
        <source>%n account(s) need you to sign in. There are no alerts from them until then.</source>
        <translation>
            <numerusform>Bei %n Konto müssen Sie sich anmelden. Bis dahin gibt es von ihm keine Benachrichtigungen.</numerusform>
            <numerusform>Bei %n Konten müssen Sie sich anmelden. Bis dahin gibt es von ihnen keine Benachrichtigungen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n account(s) connected</source>
        <translation>
            <numerusform>%1 von %n Konto verbunden</numerusform>
            <numerusform>%1 von %n Konten verbunden</numerusform>
        </translation>
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
</context>
<context>
    <name>waxwing::AttachmentPreview</name>
    <message>
        <source>Preview of %1</source>
        <translation>Vorschau von %1</translation>
    </message>
    <message>
        <source>Picture: %1</source>
        <translation>Bild: %1</translation>
    </message>
    <message>
        <source>Text of %1</source>
        <translation>Text von %1</translation>
    </message>
    <message>
        <source>Preparing the picture…</source>
        <translation>Das Bild wird vorbereitet …</translation>
    </message>
    <message>
        <source>This is not a picture that can be shown here. Save it to open it with another program.</source>
        <translation>Das ist kein Bild, das hier gezeigt werden kann. Speichern Sie es, um es mit einem anderen Programm zu öffnen.</translation>
    </message>
</context>
<context>
    <name>waxwing::AttachmentsController</name>
    <message>
        <source>The portal does not give you access to this file any more.</source>
        <translation>Das Portal gibt Ihnen keinen Zugriff mehr auf diese Datei.</translation>
    </message>
    <message>
        <source>Opening would leave a copy of a protected file with another program. Preview it here, or save it where you want it.</source>
        <translation>Beim Öffnen bliebe eine Kopie einer geschützten Datei bei einem anderen Programm. Sehen Sie sie hier in der Vorschau an, oder speichern Sie sie, wo Sie wollen.</translation>
    </message>
    <message>
        <source>Unnamed file</source>
        <translation>Datei ohne Namen</translation>
    </message>
</context>
<context>
    <name>waxwing::AttachmentsPane</name>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Open in the browser</source>
        <translation>Im Browser öffnen</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Speichern unter …</translation>
    </message>
    <message>
        <source>Save all…</source>
        <translation>Alle speichern …</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>%1 öffnen</translation>
    </message>
    <message>
        <source>Preview %1</source>
        <translation>Vorschau von %1</translation>
    </message>
    <message>
        <source>Save %1 as</source>
        <translation>%1 speichern unter</translation>
    </message>
    <message>
        <source>Stop fetching %1</source>
        <translation>Abholen von %1 anhalten</translation>
    </message>
    <message>
        <source>%1 comes from the Internet. Open it with another program only if you trust the sender; it is opened for reading and not kept.</source>
        <translation>%1 kommt aus dem Internet. Öffnen Sie die Datei nur dann mit einem anderen Programm, wenn Sie dem Absender vertrauen; sie wird zum Lesen geöffnet und nicht aufbewahrt.</translation>
    </message>
    <message>
        <source>Open file</source>
        <translation>Datei öffnen</translation>
    </message>
    <message>
        <source>Don&apos;t open</source>
        <translation>Nicht öffnen</translation>
    </message>
    <message>
        <source>Enter password…</source>
        <translation>Passwort eingeben …</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Ausblenden</translation>
    </message>
    <message>
        <source>Password of the file</source>
        <translation>Passwort der Datei</translation>
    </message>
    <message>
        <source>Enter the password the sender gave you:</source>
        <translation>Geben Sie das Passwort ein, das der Absender Ihnen gegeben hat:</translation>
    </message>
    <message>
        <source>Save attachment</source>
        <translation>Anhang speichern</translation>
    </message>
    <message>
        <source>Save all attachments in</source>
        <translation>Alle Anhänge speichern in</translation>
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
    <name>waxwing::ChaseBar</name>
    <message>
        <source>No reminder</source>
        <translation>Keine Erinnerung</translation>
    </message>
    <message numerus="yes">
        <source>Remind me if it is still unread after %n day(s)</source>
        <translation>
            <numerusform>Erinnern, wenn nach %n Tag noch ungelesen</numerusform>
            <numerusform>Erinnern, wenn nach %n Tagen noch ungelesen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Reminds you if it is unread after %n day(s)</source>
        <translation>
            <numerusform>Erinnert Sie, wenn sie nach %n Tag ungelesen ist</numerusform>
            <numerusform>Erinnert Sie, wenn sie nach %n Tagen ungelesen ist</numerusform>
        </translation>
    </message>
    <message>
        <source>Remind me if it stays unread</source>
        <translation>Erinnern, wenn sie ungelesen bleibt</translation>
    </message>
    <message numerus="yes">
        <source>Remind again in %n day(s)</source>
        <translation>
            <numerusform>In %n Tag wieder erinnern</numerusform>
            <numerusform>In %n Tagen wieder erinnern</numerusform>
        </translation>
    </message>
    <message>
        <source>Recall…</source>
        <translation>Zurückrufen …</translation>
    </message>
</context>
<context>
    <name>waxwing::ChaseTexts</name>
    <message>
        <source>Not everybody has read this message yet.</source>
        <translation>Noch nicht alle haben diese Nachricht gelesen.</translation>
    </message>
    <message numerus="yes">
        <source>Not read yet by %1 and %n more.</source>
        <translation>
            <numerusform>Noch nicht gelesen von %1 und %n weiteren Person.</numerusform>
            <numerusform>Noch nicht gelesen von %1 und %n weiteren.</numerusform>
        </translation>
    </message>
    <message>
        <source>Not read yet by %1.</source>
        <translation>Noch nicht gelesen von %1.</translation>
    </message>
    <message numerus="yes">
        <source>%1 You wanted to be reminded after %n day(s).</source>
        <comment>a sentence</comment>
        <translation>
            <numerusform>%1 Sie wollten nach %n Tag erinnert werden.</numerusform>
            <numerusform>%1 Sie wollten nach %n Tagen erinnert werden.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>waxwing::ClientCertificateForm</name>
    <message>
        <source>Add client certificate</source>
        <translation>Clientzertifikat hinzufügen</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen …</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Key file</source>
        <translation>Schlüsseldatei</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>PEM or PKCS#12 (.p12, .pfx)</source>
        <translation>PEM oder PKCS#12 (.p12, .pfx)</translation>
    </message>
    <message>
        <source>only if it is another file</source>
        <translation>nur wenn es eine andere Datei ist</translation>
    </message>
    <message>
        <source>every server that asks for one</source>
        <translation>jeder Server, der eines verlangt</translation>
    </message>
    <message>
        <source>Choose the certificate file</source>
        <translation>Zertifikatsdatei wählen</translation>
    </message>
    <message>
        <source>Choose the key file</source>
        <translation>Schlüsseldatei wählen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Add this certificate</source>
        <translation>Dieses Zertifikat hinzufügen</translation>
    </message>
</context>
<context>
    <name>waxwing::CommandAnswers</name>
    <message>
        <source>what is stored cannot be read: %1</source>
        <translation>das Gespeicherte kann nicht gelesen werden: %1</translation>
    </message>
    <message>
        <source>no credential store answers</source>
        <translation>kein Schlüsselbund antwortet</translation>
    </message>
    <message>
        <source>the credential store is locked</source>
        <translation>der Schlüsselbund ist gesperrt</translation>
    </message>
    <message>
        <source>the program is locked</source>
        <translation>das Programm ist gesperrt</translation>
    </message>
    <message>
        <source>the keys are in the credential store of another desktop</source>
        <translation>die Schlüssel liegen im Schlüsselbund einer anderen Arbeitsumgebung</translation>
    </message>
    <message>
        <source>the keys are lost</source>
        <translation>die Schlüssel sind verloren</translation>
    </message>
    <message>
        <source>the passphrase has to be entered</source>
        <translation>die Passphrase muss eingegeben werden</translation>
    </message>
    <message>
        <source>your organisation allows no copies on this computer</source>
        <translation>Ihre Organisation erlaubt keine Kopien auf diesem Computer</translation>
    </message>
    <message>
        <source>locked: %1</source>
        <translation>gesperrt: %1</translation>
    </message>
    <message>
        <source>the credential store has not answered yet</source>
        <translation>der Schlüsselbund hat noch nicht geantwortet</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) were left out: their text is not kept here, they have not been opened or are protected</source>
        <translation>
            <numerusform>Eine Nachricht wurde ausgelassen: Ihr Text ist hier nicht gespeichert, sie wurde noch nicht geöffnet oder ist geschützt</numerusform>
            <numerusform>%n Nachrichten wurden ausgelassen: Ihr Text ist hier nicht gespeichert, sie wurden noch nicht geöffnet oder sind geschützt</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>waxwing::CommandLine</name>
    <message>
        <source>%1 needs an address that begins with https://</source>
        <translation>%1 braucht eine Adresse, die mit https:// beginnt</translation>
    </message>
    <message>
        <source>%1 needs an address that begins with wss://</source>
        <translation>%1 braucht eine Adresse, die mit wss:// beginnt</translation>
    </message>
    <message>
        <source>%1 needs a value</source>
        <translation>%1 braucht einen Wert</translation>
    </message>
    <message>
        <source>%1 knows pkce-loopback only</source>
        <translation>%1 kennt nur pkce-loopback</translation>
    </message>
    <message>
        <source>only one link can be opened at a time</source>
        <translation>es kann nur ein Link auf einmal geöffnet werden</translation>
    </message>
    <message>
        <source>%1 is not an option of this program</source>
        <translation>%1 ist keine Option dieses Programms</translation>
    </message>
</context>
<context>
    <name>waxwing::CommandRequest</name>
    <message>
        <source>%1 %2 is not understood</source>
        <translation>%1 %2 wird nicht verstanden</translation>
    </message>
    <message>
        <source>status needs nothing else</source>
        <translation>status braucht nichts weiter</translation>
    </message>
    <message>
        <source>%1 needs something to look for</source>
        <translation>%1 braucht etwas, wonach gesucht wird</translation>
    </message>
    <message>
        <source>export needs --to FOLDER</source>
        <translation>export braucht --to ORDNER</translation>
    </message>
    <message>
        <source>the folder cannot be made</source>
        <translation>der Ordner kann nicht angelegt werden</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) were written, then one could not be: it is there already, or there is no room</source>
        <translation>
            <numerusform>Eine Datei wurde geschrieben, die nächste ging nicht: Sie ist schon da, oder es ist kein Platz</numerusform>
            <numerusform>%n Dateien wurden geschrieben, die nächste ging nicht: Sie ist schon da, oder es ist kein Platz</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>waxwing::ComposerEditor</name>
    <message>
        <source>Message</source>
        <translation>Nachricht</translation>
    </message>
    <message>
        <source>Looking for suggestions…</source>
        <translation>Vorschläge werden gesucht …</translation>
    </message>
    <message>
        <source>No suggestions</source>
        <translation>Keine Vorschläge</translation>
    </message>
    <message>
        <source>Add “%1” to the dictionary</source>
        <translation>„%1“ ins Wörterbuch aufnehmen</translation>
    </message>
    <message>
        <source>Ignore in this message</source>
        <translation>In dieser Nachricht nicht beachten</translation>
    </message>
    <message>
        <source>Spelling</source>
        <translation>Rechtschreibung</translation>
    </message>
    <message>
        <source>Check spelling</source>
        <translation>Rechtschreibung prüfen</translation>
    </message>
</context>
<context>
    <name>waxwing::ComposerHead</name>
    <message>
        <source>Cc, Bcc</source>
        <translation>Cc, Bcc</translation>
    </message>
    <message>
        <source>Copies, and copies that the others do not see</source>
        <translation>Kopien, und Kopien, die die anderen nicht sehen</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>&amp;To</source>
        <translation>&amp;An</translation>
    </message>
    <message>
        <source>&amp;Cc</source>
        <translation>&amp;Cc</translation>
    </message>
    <message>
        <source>&amp;Bcc</source>
        <translation>&amp;Bcc</translation>
    </message>
    <message>
        <source>&amp;Subject</source>
        <translation>Betre&amp;ff</translation>
    </message>
    <message>
        <source>Pass&amp;word</source>
        <translation>Pass&amp;wort</translation>
    </message>
    <message>
        <source>To</source>
        <translation>An</translation>
    </message>
    <message>
        <source>Cc</source>
        <translation>Cc</translation>
    </message>
    <message>
        <source>Bcc</source>
        <translation>Bcc</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Betreff</translation>
    </message>
    <message>
        <source>Password of the message you answer</source>
        <translation>Passwort der Nachricht, auf die Sie antworten</translation>
    </message>
    <message>
        <source>Guests of the portal: %1</source>
        <translation>Gäste des Portals: %1</translation>
    </message>
    <message>
        <source>You know %1 from %2, not from the portal you are writing with. Answer there to stay in the same conversation.</source>
        <translation>Sie kennen %1 von %2, nicht von dem Portal, mit dem Sie schreiben. Antworten Sie dort, um in derselben Unterhaltung zu bleiben.</translation>
    </message>
</context>
<context>
    <name>waxwing::ComposerOptionsPanel</name>
    <message>
        <source>Recipients may reply to all</source>
        <translation>Empfänger dürfen allen antworten</translation>
    </message>
    <message>
        <source>Recipients may forward</source>
        <translation>Empfänger dürfen weiterleiten</translation>
    </message>
    <message>
        <source>Track who reads it</source>
        <translation>Verfolgen, wer sie liest</translation>
    </message>
    <message>
        <source>Recipients see the tracking too</source>
        <translation>Auch Empfänger sehen die Nachverfolgung</translation>
    </message>
    <message>
        <source>Tell recipients by ordinary e-mail</source>
        <translation>Empfänger durch gewöhnliche E-Mail benachrichtigen</translation>
    </message>
    <message>
        <source>Invite people who are new to the portal</source>
        <translation>Personen einladen, die neu im Portal sind</translation>
    </message>
    <message>
        <source>Expires on</source>
        <translation>Läuft ab am</translation>
    </message>
    <message>
        <source>Not protected</source>
        <translation>Nicht geschützt</translation>
    </message>
    <message>
        <source>Everybody&apos;s own account password</source>
        <translation>Jeder mit seinem eigenen Kontopasswort</translation>
    </message>
    <message>
        <source>A password for this message</source>
        <translation>Ein Passwort für diese Nachricht</translation>
    </message>
    <message>
        <source>Protection</source>
        <translation>Schutz</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Expiry date</source>
        <translation>Ablaufdatum</translation>
    </message>
    <message>
        <source>&amp;Protection</source>
        <translation>S&amp;chutz</translation>
    </message>
    <message>
        <source>Password of your own account</source>
        <translation>Passwort Ihres eigenen Kontos</translation>
    </message>
    <message>
        <source>Password for this message</source>
        <translation>Passwort für diese Nachricht</translation>
    </message>
    <message>
        <source>Each recipient enters the password of their own account to read it.</source>
        <translation>Jeder Empfänger gibt zum Lesen das Passwort seines eigenen Kontos ein.</translation>
    </message>
    <message>
        <source>Tell the recipients this password in another way, for example by telephone. It cannot be recovered.</source>
        <translation>Teilen Sie den Empfängern dieses Passwort auf anderem Weg mit, zum Beispiel am Telefon. Es lässt sich nicht wiederherstellen.</translation>
    </message>
    <message>
        <source>Answer that new recipients have to give</source>
        <translation>Antwort, die neue Empfänger geben müssen</translation>
    </message>
    <message>
        <source>Only people who are new to the portal are asked. The answer is not kept on this computer.</source>
        <translation>Gefragt wird nur, wer neu im Portal ist. Die Antwort wird auf diesem Computer nicht aufbewahrt.</translation>
    </message>
    <message>
        <source>Remind me if it is unread after</source>
        <translation>Mich erinnern, wenn ungelesen nach</translation>
    </message>
    <message>
        <source>Days until the reminder</source>
        <translation>Tage bis zur Erinnerung</translation>
    </message>
    <message>
        <source>Without tracking nobody can tell whether it was read.</source>
        <translation>Ohne Nachverfolgung weiß niemand, ob sie gelesen wurde.</translation>
    </message>
    <message numerus="yes">
        <source> day(s)</source>
        <comment>after a number</comment>
        <translation>
            <numerusform> Tag</numerusform>
            <numerusform> Tagen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>waxwing::ComposerWindow</name>
    <message>
        <source>Send</source>
        <translation>Senden</translation>
    </message>
    <message>
        <source>Forwarded message</source>
        <translation>Weitergeleitete Nachricht</translation>
    </message>
    <message>
        <source>Quoted message</source>
        <translation>Zitierte Nachricht</translation>
    </message>
    <message>
        <source>Show what is sent along below your text</source>
        <translation>Zeigen, was unter Ihrem Text mitgesendet wird</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>Weglassen</translation>
    </message>
    <message>
        <source>Send only what you write</source>
        <translation>Nur senden, was Sie schreiben</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>Optionen</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Forget what was written. What the portal has already saved stays in its Draft folder.</source>
        <translation>Vergessen, was geschrieben wurde. Was das Portal schon gespeichert hat, bleibt dort bei den Entwürfen.</translation>
    </message>
    <message>
        <source>Send (Ctrl+Enter). It can be undone for ten seconds.</source>
        <translation>Senden (Strg+Eingabe). Zehn Sekunden lang lässt es sich rückgängig machen.</translation>
    </message>
    <message>
        <source>Keep this draft?</source>
        <translation>Diesen Entwurf aufbewahren?</translation>
    </message>
    <message>
        <source>Keep draft</source>
        <translation>Entwurf aufbewahren</translation>
    </message>
    <message>
        <source>Attach…</source>
        <translation>Anhängen…</translation>
    </message>
    <message>
        <source>No misspelled word found</source>
        <translation>Kein falsch geschriebenes Wort gefunden</translation>
    </message>
    <message>
        <source>This draft holds pictures or tables, which cannot be edited here. They are lost once you change it; until then it stays as it is.</source>
        <translation>Dieser Entwurf enthält Bilder oder Tabellen, die hier nicht bearbeitet werden können. Sie gehen verloren, sobald Sie ihn ändern; bis dahin bleibt er, wie er ist.</translation>
    </message>
</context>
<context>
    <name>waxwing::ConfirmationPage</name>
    <message>
        <source>Link or code from the e-mail</source>
        <translation>Link oder Code aus der E-Mail</translation>
    </message>
    <message>
        <source>Only if the link does not open</source>
        <translation>Nur falls sich der Link nicht öffnet</translation>
    </message>
    <message>
        <source>I have confirmed</source>
        <translation>Ich habe bestätigt</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>Bestätigen</translation>
    </message>
    <message>
        <source>An e-mail to %1 holds a link. Open it to confirm that the address is yours, then go on here.</source>
        <translation>Eine E-Mail an %1 enthält einen Link. Öffnen Sie ihn, um zu bestätigen, dass die Adresse Ihnen gehört, und machen Sie dann hier weiter.</translation>
    </message>
</context>
<context>
    <name>waxwing::DiagnosisTexts</name>
    <message>
        <source>Notification service</source>
        <translation>Benachrichtigungsdienst</translation>
    </message>
    <message>
        <source>Nobody answers; news is shown by the tray icon and the window only</source>
        <translation>Niemand antwortet; Neues zeigen nur das Symbol im Infobereich und das Fenster</translation>
    </message>
    <message>
        <source>Tray</source>
        <translation>Infobereich</translation>
    </message>
    <message>
        <source>This desktop has none; Waxwing goes on in the background</source>
        <translation>Diese Arbeitsumgebung hat keinen; Waxwing läuft im Hintergrund weiter</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>Keys and sign-ins</source>
        <translation>Schlüssel und Anmeldungen</translation>
    </message>
    <message>
        <source>In the credential store of the system</source>
        <translation>Im Schlüsselspeicher des Systems</translation>
    </message>
    <message>
        <source>Behind your passphrase</source>
        <translation>Hinter Ihrer Passphrase</translation>
    </message>
    <message>
        <source>Nothing is kept; after a restart you sign in anew</source>
        <translation>Nichts wird aufbewahrt; nach einem Neustart melden Sie sich neu an</translation>
    </message>
    <message>
        <source>The list of messages changed</source>
        <translation>Die Liste der Nachrichten hat sich geändert</translation>
    </message>
    <message>
        <source>An alert was shown</source>
        <translation>Eine Meldung wurde angezeigt</translation>
    </message>
    <message>
        <source>An alert could not be shown</source>
        <translation>Eine Meldung konnte nicht angezeigt werden</translation>
    </message>
    <message>
        <source>An alert was clicked</source>
        <translation>Eine Meldung wurde angeklickt</translation>
    </message>
    <message>
        <source>An alert was closed</source>
        <translation>Eine Meldung wurde geschlossen</translation>
    </message>
    <message>
        <source>A test alert is on its way…</source>
        <translation>Eine Testmeldung ist unterwegs …</translation>
    </message>
    <message>
        <source>The desktop shows the test alert. Click it, to see whether the click arrives.</source>
        <translation>Die Testmeldung wird angezeigt. Klicken Sie sie an, um zu sehen, ob der Klick ankommt.</translation>
    </message>
    <message>
        <source>Alerts work.</source>
        <translation>Meldungen funktionieren.</translation>
    </message>
    <message>
        <source>No program of this desktop shows notifications: install or start one.</source>
        <translation>Kein Programm dieser Arbeitsumgebung zeigt Benachrichtigungen an: Installieren oder starten Sie eines.</translation>
    </message>
    <message>
        <source>The desktop refused the alert: look whether its settings allow notifications of Waxwing.</source>
        <translation>Die Arbeitsumgebung hat die Meldung abgelehnt: Sehen Sie nach, ob ihre Einstellungen Benachrichtigungen von Waxwing erlauben.</translation>
    </message>
    <message>
        <source>The notification service of the desktop does not answer: restart it, or sign in to the desktop anew.</source>
        <translation>Der Benachrichtigungsdienst der Arbeitsumgebung antwortet nicht: Starten Sie ihn neu, oder melden Sie sich am Rechner neu an.</translation>
    </message>
    <message>
        <source>The alert was shown, but no click on it arrived. If you did click it, this desktop does not pass clicks on.</source>
        <translation>Die Meldung wurde angezeigt, aber es kam kein Klick an. Falls Sie geklickt haben, gibt diese Arbeitsumgebung Klicks nicht weiter.</translation>
    </message>
    <message>
        <source>The alert was closed without a click that arrived. If you did click it, use its button, or this desktop does not pass clicks on.</source>
        <translation>Die Meldung wurde geschlossen, ohne dass ein Klick ankam. Falls Sie geklickt haben, nehmen Sie ihre Schaltfläche, oder diese Arbeitsumgebung gibt Klicks nicht weiter.</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programm</translation>
    </message>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>What it can do</source>
        <translation>Was er kann</translation>
    </message>
    <message>
        <source>Last test of the alerts</source>
        <translation>Letzter Test der Meldungen</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>Noch keiner</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Sperre</translation>
    </message>
    <message>
        <source>Waxwing is locked</source>
        <translation>Waxwing ist gesperrt</translation>
    </message>
    <message>
        <source>Paused until %1</source>
        <translation>Ausgesetzt bis %1</translation>
    </message>
    <message>
        <source>Paused until you resume them</source>
        <translation>Ausgesetzt, bis Sie sie wieder einschalten</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>Meldungen</translation>
    </message>
    <message>
        <source>Account %1</source>
        <translation>Konto %1</translation>
    </message>
    <message>
        <source>Last events</source>
        <translation>Letzte Ereignisse</translation>
    </message>
    <message>
        <source>Desktop</source>
        <translation>Desktop</translation>
    </message>
    <message>
        <source>Set to &quot;do not disturb&quot;; alerts wait</source>
        <translation>Auf „Nicht stören“ gestellt; Hinweise warten</translation>
    </message>
</context>
<context>
    <name>waxwing::DiagnosisWindow</name>
    <message>
        <source>Test alerts</source>
        <translation>Meldungen testen</translation>
    </message>
    <message>
        <source>Diagnosis – Waxwing</source>
        <translation>Diagnose – Waxwing</translation>
    </message>
    <message>
        <source>Do alerts reach you?</source>
        <translation>Kommen Meldungen bei Ihnen an?</translation>
    </message>
    <message>
        <source>What alerts depend on here. A copy of this page holds no names, addresses or subjects.</source>
        <translation>Wovon Meldungen hier abhängen. Eine Kopie dieser Seite enthält keine Namen, Adressen oder Betreffzeilen.</translation>
    </message>
    <message>
        <source>Last events</source>
        <translation>Letzte Ereignisse</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Erneut nachsehen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
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
    <message>
        <source>The portal&apos;s certificate is not valid yet. Check the date of this computer; if it is right, tell the portal&apos;s administrator.</source>
        <translation>Das Zertifikat des Portals ist noch nicht gültig. Prüfen Sie das Datum dieses Computers; wenn es stimmt, verständigen Sie die Administration des Portals.</translation>
    </message>
    <message>
        <source>The portal&apos;s certificate has been withdrawn by its authority, so this may not be the real portal. Nothing was sent. Ask your administrator.</source>
        <translation>Das Zertifikat des Portals wurde von seiner Zertifizierungsstelle zurückgezogen; es ist also vielleicht nicht das echte Portal. Es wurde nichts gesendet. Fragen Sie Ihre Administration.</translation>
    </message>
    <message>
        <source>The server speaks only versions of TLS that are no longer secure. Nothing was sent. Tell the portal&apos;s administrator.</source>
        <translation>Der Server spricht nur TLS-Versionen, die nicht mehr sicher sind. Es wurde nichts gesendet. Verständigen Sie die Administration des Portals.</translation>
    </message>
    <message>
        <source>The server agrees to no encryption that is strong enough, or wants a client certificate. Nothing was sent. Ask your administrator.</source>
        <translation>Der Server bietet keine ausreichend starke Verschlüsselung an oder verlangt ein Clientzertifikat. Es wurde nichts gesendet. Fragen Sie Ihre Administration.</translation>
    </message>
    <message>
        <source>The portal&apos;s certificate is too weak to prove anything. Nothing was sent. Tell the portal&apos;s administrator.</source>
        <translation>Das Zertifikat des Portals ist zu schwach, um etwas zu beweisen. Es wurde nichts gesendet. Verständigen Sie die Administration des Portals.</translation>
    </message>
    <message>
        <source>The certificate was not made for a server, so this may not be the real portal. Nothing was sent. Ask your administrator.</source>
        <translation>Das Zertifikat wurde nicht für einen Server ausgestellt; es ist also vielleicht nicht das echte Portal. Es wurde nichts gesendet. Fragen Sie Ihre Administration.</translation>
    </message>
    <message>
        <source>What answered does not speak a secure protocol; it may be a sign-in page of your network. Nothing was sent. Open a web page in your browser, then try again.</source>
        <translation>Was antwortete, spricht kein sicheres Protokoll; vielleicht ist es eine Anmeldeseite Ihres Netzes. Es wurde nichts gesendet. Öffnen Sie eine Webseite im Browser und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>The server wants a client certificate and did not accept one of this computer. Add or replace it in the settings, or ask your administrator.</source>
        <translation>Der Server verlangt ein Clientzertifikat und hat keines dieses Computers angenommen. Fügen Sie es in den Einstellungen hinzu oder ersetzen Sie es, oder fragen Sie Ihre Administration.</translation>
    </message>
    <message>
        <source>The proxy of your network wants you to sign in to it. Try again to be asked, or sign in under Network in the settings.</source>
        <translation>Der Proxy Ihres Netzes verlangt eine Anmeldung. Versuchen Sie es erneut, um gefragt zu werden, oder melden Sie sich in den Einstellungen unter „Netzwerk“ an.</translation>
    </message>
    <message>
        <source>The proxy that is set cannot be reached. Check Network in the settings, or ask your administrator.</source>
        <translation>Der eingestellte Proxy ist nicht erreichbar. Prüfen Sie „Netzwerk“ in den Einstellungen oder fragen Sie Ihre Administration.</translation>
    </message>
    <message>
        <source>The proxy of your network does not let Waxwing through to this address. Ask your administrator.</source>
        <translation>Der Proxy Ihres Netzes lässt Waxwing nicht zu dieser Adresse durch. Fragen Sie Ihre Administration.</translation>
    </message>
    <message>
        <source>The server wants to send this on to another address, which is not done. Nothing secret followed. Tell the portal&apos;s administrator.</source>
        <translation>Der Server will dies an eine andere Adresse weiterleiten; das geschieht nicht. Nichts Geheimes wurde weitergegeben. Verständigen Sie die Administration des Portals.</translation>
    </message>
    <message>
        <source>The file cannot be read as a certificate. Choose another one.</source>
        <translation>Die Datei lässt sich nicht als Zertifikat lesen. Wählen Sie eine andere.</translation>
    </message>
    <message>
        <source>The file holds a certificate that is not an authority&apos;s. Ask for the certificate of the authority that issued it.</source>
        <translation>Die Datei enthält ein Zertifikat, das keiner Zertifizierungsstelle gehört. Bitten Sie um das Zertifikat der Stelle, die es ausgestellt hat.</translation>
    </message>
    <message>
        <source>The certificate has expired. Ask for a new one.</source>
        <translation>Das Zertifikat ist abgelaufen. Bitten Sie um ein neues.</translation>
    </message>
    <message>
        <source>The certificate is not valid yet. Check the date of this computer.</source>
        <translation>Das Zertifikat ist noch nicht gültig. Prüfen Sie das Datum dieses Computers.</translation>
    </message>
    <message>
        <source>The file holds no private key. Choose the file of the key as well.</source>
        <translation>Die Datei enthält keinen privaten Schlüssel. Wählen Sie auch die Datei des Schlüssels.</translation>
    </message>
    <message>
        <source>The private key does not belong to this certificate. Choose another file.</source>
        <translation>Der private Schlüssel gehört nicht zu diesem Zertifikat. Wählen Sie eine andere Datei.</translation>
    </message>
    <message>
        <source>The private key is protected. Enter its passphrase.</source>
        <translation>Der private Schlüssel ist geschützt. Geben Sie seine Passphrase ein.</translation>
    </message>
    <message>
        <source>That is not the passphrase of this key. Check it and try again.</source>
        <translation>Das ist nicht die Passphrase dieses Schlüssels. Prüfen Sie sie und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Your organisation does not allow this portal on this computer. Ask your administrator if you need it.</source>
        <translation>Ihre Organisation erlaubt dieses Portal auf diesem Computer nicht. Fragen Sie Ihre Administration, wenn Sie es brauchen.</translation>
    </message>
    <message>
        <source>The settings of your organisation cannot be read, so nothing is connected. Ask your administrator.</source>
        <translation>Die Vorgaben Ihrer Organisation sind nicht lesbar, deshalb wird nichts verbunden. Fragen Sie Ihre Administration.</translation>
    </message>
    <message>
        <source>The portal cannot be reached. Check your Internet connection and try again.</source>
        <translation>Das Portal ist nicht erreichbar. Prüfen Sie Ihre Internetverbindung und versuchen Sie es erneut.</translation>
    </message>
</context>
<context>
    <name>waxwing::EvidenceTexts</name>
    <message>
        <source>Subject</source>
        <translation>Betreff</translation>
    </message>
    <message>
        <source>Sender</source>
        <translation>Absender</translation>
    </message>
    <message>
        <source>When (UTC)</source>
        <translation>Wann (UTC)</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Delivery slip</source>
        <translation>Lieferschein</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Was geschah</translation>
    </message>
    <message>
        <source>There are more events than are listed here.</source>
        <translation>Es gibt mehr Ereignisse, als hier aufgeführt sind.</translation>
    </message>
    <message>
        <source>As the portal told it on %1, saved on %2.</source>
        <translation>Nach Auskunft des Portals vom %1, gespeichert am %2.</translation>
    </message>
    <message>
        <source>SHA-256 of the table %1:</source>
        <translation>SHA-256 der Tabelle %1:</translation>
    </message>
</context>
<context>
    <name>waxwing::FieldRefusal</name>
    <message>
        <source>The portal does not accept this address.</source>
        <translation>Das Portal nimmt diese Adresse nicht an.</translation>
    </message>
    <message>
        <source>The portal does not accept this first name.</source>
        <translation>Das Portal nimmt diesen Vornamen nicht an.</translation>
    </message>
    <message>
        <source>The portal does not accept this last name.</source>
        <translation>Das Portal nimmt diesen Nachnamen nicht an.</translation>
    </message>
    <message>
        <source>The portal does not accept this company.</source>
        <translation>Das Portal nimmt diese Firma nicht an.</translation>
    </message>
    <message>
        <source>The portal does not offer this language.</source>
        <translation>Das Portal bietet diese Sprache nicht an.</translation>
    </message>
    <message>
        <source>The portal does not accept this password.</source>
        <translation>Das Portal nimmt dieses Passwort nicht an.</translation>
    </message>
    <message>
        <source>The portal does not accept the old password.</source>
        <translation>Das Portal nimmt das alte Passwort nicht an.</translation>
    </message>
    <message>
        <source>Without your consent you cannot register.</source>
        <translation>Ohne Ihre Zustimmung können Sie sich nicht registrieren.</translation>
    </message>
    <message>
        <source>This is not the expected answer.</source>
        <translation>Das ist nicht die erwartete Antwort.</translation>
    </message>
    <message>
        <source>The portal does not accept this code.</source>
        <translation>Das Portal nimmt diesen Code nicht an.</translation>
    </message>
    <message>
        <source>The portal did not accept what was entered.</source>
        <translation>Das Portal hat die Eingabe nicht angenommen.</translation>
    </message>
</context>
<context>
    <name>waxwing::FilePane</name>
    <message>
        <source>Attached files</source>
        <translation>Angehängte Dateien</translation>
    </message>
    <message>
        <source>Attach files</source>
        <translation>Dateien anhängen</translation>
    </message>
    <message>
        <source>Picture %1.png</source>
        <translation>Bild %1.png</translation>
    </message>
    <message numerus="yes">
        <source>%n more file(s) cannot be attached.</source>
        <translation>
            <numerusform>Eine weitere Datei kann nicht angehängt werden.</numerusform>
            <numerusform>%n weitere Dateien können nicht angehängt werden.</numerusform>
        </translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>waxwing::FileRow</name>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>%1 entfernen</translation>
    </message>
    <message>
        <source>Cancel %1</source>
        <translation>%1 abbrechen</translation>
    </message>
    <message>
        <source>Try %1 again</source>
        <translation>%1 erneut versuchen</translation>
    </message>
</context>
<context>
    <name>waxwing::FileText</name>
    <message>
        <source>%1 · of the forwarded message</source>
        <translation>%1 · aus der weitergeleiteten Nachricht</translation>
    </message>
    <message>
        <source>%1 · waiting</source>
        <translation>%1 · wartet</translation>
    </message>
    <message>
        <source>%1 · waits for the connection</source>
        <translation>%1 · wartet auf die Verbindung</translation>
    </message>
    <message>
        <source>%1 of %2 · waits for the connection</source>
        <translation>%1 von %2 · wartet auf die Verbindung</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>A file without a name cannot be attached.</source>
        <translation>Eine Datei ohne Namen kann nicht angehängt werden.</translation>
    </message>
    <message>
        <source>The name of this file is too long: %1</source>
        <translation>Der Name dieser Datei ist zu lang: %1</translation>
    </message>
    <message>
        <source>Your portal accepts no files of this kind: %1</source>
        <translation>Ihr Portal nimmt Dateien dieser Art nicht an: %1</translation>
    </message>
    <message>
        <source>This file is larger than the %2 that your portal accepts: %1</source>
        <translation>Diese Datei ist größer als die %2, die Ihr Portal annimmt: %1</translation>
    </message>
    <message>
        <source>With this file the message would be larger than the %2 that your portal accepts: %1</source>
        <translation>Mit dieser Datei würde die Nachricht größer als die %2, die Ihr Portal annimmt: %1</translation>
    </message>
    <message>
        <source>Folders cannot be attached; pack it into one file first: %1</source>
        <translation>Ordner können nicht angehängt werden; packen Sie ihn erst in eine Datei: %1</translation>
    </message>
    <message>
        <source>This file cannot be read: %1</source>
        <translation>Diese Datei kann nicht gelesen werden: %1</translation>
    </message>
    <message>
        <source>Files are uploaded once the portal can be reached.</source>
        <translation>Dateien werden hochgeladen, sobald das Portal erreichbar ist.</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) on the way, %1 %. You need not wait: the message goes out with them.</source>
        <translation>
            <numerusform>Eine Datei unterwegs, %1 %. Sie müssen nicht warten: Die Nachricht geht mit ihr hinaus.</numerusform>
            <numerusform>%n Dateien unterwegs, %1 %. Sie müssen nicht warten: Die Nachricht geht mit ihnen hinaus.</numerusform>
        </translation>
    </message>
    <message>
        <source>Attach files (Ctrl+Shift+A). You can also drop or paste them.</source>
        <translation>Dateien anhängen (Strg+Umschalt+A). Sie können sie auch hierher ziehen oder einfügen.</translation>
    </message>
    <message>
        <source>Together at most %1.</source>
        <translation>Zusammen höchstens %1.</translation>
    </message>
    <message>
        <source>Not accepted: %1</source>
        <translation>Nicht angenommen: %1</translation>
    </message>
</context>
<context>
    <name>waxwing::FilterBar</name>
    <message>
        <source>Unread</source>
        <translation>Ungelesen</translation>
    </message>
    <message>
        <source>Attachments</source>
        <translation>Anhänge</translation>
    </message>
    <message>
        <source>Protected</source>
        <translation>Geschützt</translation>
    </message>
    <message>
        <source>To sign</source>
        <translation>Zu unterschreiben</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Show unread messages only (Ctrl+U)</source>
        <translation>Nur ungelesene Nachrichten zeigen (Strg+U)</translation>
    </message>
    <message>
        <source>Show messages with attachments only</source>
        <translation>Nur Nachrichten mit Anhängen zeigen</translation>
    </message>
    <message>
        <source>Show only messages that ask for a password</source>
        <translation>Nur Nachrichten zeigen, die nach einem Passwort fragen</translation>
    </message>
    <message>
        <source>Show only messages with a document that waits for your signature</source>
        <translation>Nur Nachrichten mit einem Dokument zeigen, das auf Ihre Unterschrift wartet</translation>
    </message>
    <message>
        <source>Show all messages again</source>
        <translation>Wieder alle Nachrichten zeigen</translation>
    </message>
    <message>
        <source>Show all messages again (Escape)</source>
        <translation>Wieder alle Nachrichten zeigen (Esc)</translation>
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
    <message>
        <source>The inboxes of all accounts, newest first</source>
        <translation>Die Posteingänge aller Konten, Neuestes zuerst</translation>
    </message>
</context>
<context>
    <name>waxwing::FormParts</name>
    <message numerus="yes">
        <source>Send e-mail again (possible in %n second(s))</source>
        <translation>
            <numerusform>E-Mail erneut senden (in %n Sekunde möglich)</numerusform>
            <numerusform>E-Mail erneut senden (in %n Sekunden möglich)</numerusform>
        </translation>
    </message>
    <message>
        <source>Send e-mail again</source>
        <translation>E-Mail erneut senden</translation>
    </message>
</context>
<context>
    <name>waxwing::FormatBar</name>
    <message>
        <source>B</source>
        <comment>bold</comment>
        <translation>F</translation>
    </message>
    <message>
        <source>Bold (Ctrl+B)</source>
        <translation>Fett (Strg+B)</translation>
    </message>
    <message>
        <source>I</source>
        <comment>italic</comment>
        <translation>K</translation>
    </message>
    <message>
        <source>Italic (Ctrl+I)</source>
        <translation>Kursiv (Strg+I)</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Liste</translation>
    </message>
    <message>
        <source>Bulleted list</source>
        <translation>Aufzählung</translation>
    </message>
    <message>
        <source>1. 2. 3.</source>
        <translation>1. 2. 3.</translation>
    </message>
    <message>
        <source>Numbered list</source>
        <translation>Nummerierte Liste</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Link</translation>
    </message>
    <message>
        <source>Insert a link (Ctrl+K)</source>
        <translation>Link einfügen (Strg+K)</translation>
    </message>
    <message>
        <source>Quote</source>
        <translation>Zitat</translation>
    </message>
    <message>
        <source>Mark as a quotation</source>
        <translation>Als Zitat kennzeichnen</translation>
    </message>
    <message>
        <source>Plain text</source>
        <translation>Nur Text</translation>
    </message>
    <message>
        <source>Write without any formatting</source>
        <translation>Ohne jede Formatierung schreiben</translation>
    </message>
    <message>
        <source>Address of the link</source>
        <translation>Adresse des Links</translation>
    </message>
    <message>
        <source>Insert link</source>
        <translation>Link einfügen</translation>
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
    <message>
        <source>Not allowed</source>
        <translation>Nicht erlaubt</translation>
    </message>
    <message>
        <source>Your organisation does not allow this portal on this computer.</source>
        <translation>Ihre Organisation erlaubt dieses Portal auf diesem Computer nicht.</translation>
    </message>
    <message>
        <source>Your organisation does not allow %1 on this computer, so it is not connected. You can read what has been fetched before.</source>
        <translation>Ihre Organisation erlaubt %1 auf diesem Computer nicht, deshalb wird es nicht verbunden. Was früher abgerufen wurde, können Sie lesen.</translation>
    </message>
    <message>
        <source>Portal not allowed</source>
        <translation>Portal nicht erlaubt</translation>
    </message>
    <message>
        <source>Your organisation does not allow %1 on this computer. Ask your administrator if you need it.</source>
        <translation>Ihre Organisation erlaubt %1 auf diesem Computer nicht. Fragen Sie Ihre Administration, wenn Sie es brauchen.</translation>
    </message>
    <message>
        <source>All inboxes</source>
        <translation>Alle Posteingänge</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Pausiert</translation>
    </message>
    <message>
        <source>There are no new messages and no alerts until you resume it.</source>
        <translation>Keine neuen Nachrichten und keine Benachrichtigungen, bis Sie es fortsetzen.</translation>
    </message>
    <message>
        <source>%1 is paused: no new messages and no alerts until you resume it.</source>
        <translation>%1 ist pausiert: keine neuen Nachrichten und keine Benachrichtigungen, bis Sie es fortsetzen.</translation>
    </message>
    <message>
        <source>Nothing of %1 has been fetched yet. Resume it to get your messages.</source>
        <translation>Von %1 wurde noch nichts abgerufen. Setzen Sie das Konto fort, um Ihre Nachrichten zu erhalten.</translation>
    </message>
    <message>
        <source>Nothing fits</source>
        <translation>Nichts passt</translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) here, hidden by: %1</source>
        <translation>
            <numerusform>%Ln Nachricht hier, ausgeblendet durch: %1</numerusform>
            <numerusform>%Ln Nachrichten hier, ausgeblendet durch: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>What does not fit is hidden by: %1</source>
        <translation>Was nicht passt, blendet dieser Filter aus: %1</translation>
    </message>
    <message>
        <source>No message carries this label.</source>
        <translation>Keine Nachricht trägt dieses Etikett.</translation>
    </message>
</context>
<context>
    <name>waxwing::LabelMenu</name>
    <message>
        <source>Labels</source>
        <translation>Etiketten</translation>
    </message>
    <message>
        <source>New label</source>
        <translation>Neues Etikett</translation>
    </message>
    <message>
        <source>%1 (on %2 of %3)</source>
        <translation>%1 (auf %2 von %3)</translation>
    </message>
</context>
<context>
    <name>waxwing::LabelPane</name>
    <message>
        <source>Labels</source>
        <translation>Etiketten</translation>
    </message>
    <message>
        <source>New label</source>
        <translation>Neues Etikett</translation>
    </message>
    <message>
        <source>New label (Insert)</source>
        <translation>Neues Etikett (Einfg)</translation>
    </message>
</context>
<context>
    <name>waxwing::LabelTexts</name>
    <message>
        <source>Labels can be changed as soon as the portal is reached again.</source>
        <translation>Etiketten können geändert werden, sobald das Portal wieder erreichbar ist.</translation>
    </message>
    <message>
        <source>This portal does not offer that.</source>
        <translation>Dieses Portal bietet das nicht an.</translation>
    </message>
    <message>
        <source>A label can be put only on messages of its own account.</source>
        <translation>Ein Etikett passt nur auf Nachrichten seines eigenen Kontos.</translation>
    </message>
    <message>
        <source>Label “%1” created.</source>
        <translation>Etikett „%1“ angelegt.</translation>
    </message>
    <message>
        <source>The label is called “%1” now.</source>
        <translation>Das Etikett heißt jetzt „%1“.</translation>
    </message>
    <message>
        <source>Label “%1” moved.</source>
        <translation>Etikett „%1“ verschoben.</translation>
    </message>
    <message>
        <source>Label “%1” deleted. No message was deleted.</source>
        <translation>Etikett „%1“ gelöscht. Keine Nachricht wurde gelöscht.</translation>
    </message>
    <message numerus="yes">
        <source>Label “%1” put on %Ln message(s).</source>
        <translation>
            <numerusform>Etikett „%1“ auf %Ln Nachricht gesetzt.</numerusform>
            <numerusform>Etikett „%1“ auf %Ln Nachrichten gesetzt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Label “%1” taken off %Ln message(s).</source>
        <translation>
            <numerusform>Etikett „%1“ von %Ln Nachricht genommen.</numerusform>
            <numerusform>Etikett „%1“ von %Ln Nachrichten genommen.</numerusform>
        </translation>
    </message>
    <message>
        <source>It is as it was before.</source>
        <translation>Es ist wieder wie vorher.</translation>
    </message>
    <message>
        <source>There is a label of this name at this place already.</source>
        <translation>An dieser Stelle gibt es schon ein Etikett mit diesem Namen.</translation>
    </message>
    <message>
        <source>This label does not exist any more.</source>
        <translation>Dieses Etikett gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>The portal does not allow that with this label.</source>
        <translation>Das Portal erlaubt das mit diesem Etikett nicht.</translation>
    </message>
    <message>
        <source>%1 changed, %2 not. %3</source>
        <translation>%1 geändert, %2 nicht. %3</translation>
    </message>
</context>
<context>
    <name>waxwing::LabelTree</name>
    <message>
        <source>Labels</source>
        <translation>Etiketten</translation>
    </message>
    <message>
        <source>New label</source>
        <translation>Neues Etikett</translation>
    </message>
    <message>
        <source>New label below</source>
        <translation>Neues Etikett darunter</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Put below</source>
        <translation>Einordnen unter</translation>
    </message>
    <message>
        <source>Delete label</source>
        <translation>Etikett löschen</translation>
    </message>
    <message>
        <source>Top level</source>
        <translation>Oberste Ebene</translation>
    </message>
</context>
<context>
    <name>waxwing::LinkWindow</name>
    <message>
        <source>Check and open</source>
        <translation>Prüfen und öffnen</translation>
    </message>
    <message>
        <source>Open link – Waxwing</source>
        <translation>Link öffnen – Waxwing</translation>
    </message>
    <message>
        <source>Is this notice genuine?</source>
        <translation>Ist diese Benachrichtigung echt?</translation>
    </message>
    <message>
        <source>Paste a link or the text of a notification mail, or drop the mail here. Waxwing checks portal, account and message, then opens it. Nothing is asked of servers that are not yours.</source>
        <translation>Fügen Sie einen Link oder den Text einer Benachrichtigung ein, oder legen Sie die Mail hier ab. Waxwing prüft Portal, Konto und Nachricht und öffnet sie dann. Fremde Server werden nicht gefragt.</translation>
    </message>
    <message>
        <source>Link or notification mail</source>
        <translation>Link oder Benachrichtigung</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>(a mail, %1 kB)</source>
        <translation>(eine Mail, %1 kB)</translation>
    </message>
</context>
<context>
    <name>waxwing::Links</name>
    <message>
        <source>This is too long to be a link to a message.</source>
        <translation>Das ist zu lang für einen Link zu einer Nachricht.</translation>
    </message>
    <message>
        <source>This link is disguised: it is written so that it seems to lead somewhere else. Do not follow it in a browser either.</source>
        <translation>Dieser Link ist getarnt: Er ist so geschrieben, dass er woandershin zu führen scheint. Folgen Sie ihm auch im Browser nicht.</translation>
    </message>
    <message>
        <source>This link contains characters that no genuine link has. It may be a forgery.</source>
        <translation>Dieser Link enthält Zeichen, die kein echter Link hat. Er ist vielleicht gefälscht.</translation>
    </message>
    <message>
        <source>This link asks for something else than showing a message. Waxwing does not do that for a link.</source>
        <translation>Dieser Link verlangt etwas anderes, als eine Nachricht zu zeigen. Das tut Waxwing nicht auf einen Link hin.</translation>
    </message>
    <message>
        <source>This is not a link to a message. Genuine ones begin with https:// or waxwing://.</source>
        <translation>Das ist kein Link zu einer Nachricht. Echte beginnen mit https:// oder waxwing://.</translation>
    </message>
    <message>
        <source>This link is not complete, or was changed. Copy it again from the mail.</source>
        <translation>Dieser Link ist unvollständig oder wurde verändert. Kopieren Sie ihn noch einmal aus der Mail.</translation>
    </message>
    <message>
        <source>Not genuine, as far as Waxwing can tell: it leads to %1. None of your portals is there.</source>
        <translation>Nicht echt, soweit Waxwing es beurteilen kann: Er führt zu %1. Dort ist keines Ihrer Portale.</translation>
    </message>
    <message>
        <source>Not genuine, as far as Waxwing can tell: it leads to the server of one of your portals, but not to the portal itself.</source>
        <translation>Nicht echt, soweit Waxwing es beurteilen kann: Er führt zum Server eines Ihrer Portale, aber nicht zum Portal selbst.</translation>
    </message>
    <message>
        <source>This was written to %1. No such account is set up here.</source>
        <translation>Das wurde an %1 geschrieben. Ein solches Konto ist hier nicht eingerichtet.</translation>
    </message>
    <message>
        <source>This is for a portal with the code “%1”, which is not set up here. Sign in there only if you know it; the message opens afterwards.</source>
        <translation>Das gilt einem Portal mit dem Code „%1“, das hier nicht eingerichtet ist. Melden Sie sich dort nur an, wenn Sie es kennen; danach öffnet sich die Nachricht.</translation>
    </message>
    <message>
        <source>Sign in at this portal</source>
        <translation>Bei diesem Portal anmelden</translation>
    </message>
    <message>
        <source>This leads to one of your portals, but it names no message. Look for the message in your inbox.</source>
        <translation>Das führt zu einem Ihrer Portale, nennt aber keine Nachricht. Suchen Sie die Nachricht in Ihrem Posteingang.</translation>
    </message>
    <message>
        <source>It leads to %1.</source>
        <translation>Er führt zu %1.</translation>
    </message>
    <message>
        <source>There is no link in it, so there is nothing that could be opened.</source>
        <translation>Darin ist kein Link, also nichts, was geöffnet werden könnte.</translation>
    </message>
    <message>
        <source>This is neither a link nor a mail. Copy the link, or save the mail as a file and drop it here.</source>
        <translation>Das ist weder ein Link noch eine Mail. Kopieren Sie den Link, oder speichern Sie die Mail als Datei und legen Sie sie hier ab.</translation>
    </message>
    <message>
        <source>Genuine: the message is at %1, in the account %2, and is open in the main window.</source>
        <translation>Echt: Die Nachricht liegt bei %1, im Konto %2, und ist im Hauptfenster geöffnet.</translation>
    </message>
    <message>
        <source>But the mail also leads to %1. Do not follow links in it.</source>
        <translation>Aber die Mail führt auch zu %1. Folgen Sie keinem Link darin.</translation>
    </message>
    <message>
        <source>%1 cannot be reached just now. The message opens as soon as it can.</source>
        <translation>%1 ist gerade nicht zu erreichen. Die Nachricht öffnet sich, sobald es geht.</translation>
    </message>
    <message>
        <source>Asking %1 for the message…</source>
        <translation>%1 wird nach der Nachricht gefragt …</translation>
    </message>
    <message>
        <source>Sign in at %1 first. The message opens afterwards.</source>
        <translation>Melden Sie sich zuerst bei %1 an. Danach öffnet sich die Nachricht.</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>%1 does not have this message for you. It was deleted or withdrawn, or the link is a forgery.</source>
        <translation>%1 hat diese Nachricht nicht für Sie. Sie wurde gelöscht oder zurückgezogen, oder der Link ist gefälscht.</translation>
    </message>
    <message>
        <source>The message could not be looked for at %1.</source>
        <translation>Nach der Nachricht konnte bei %1 nicht gesucht werden.</translation>
    </message>
</context>
<context>
    <name>waxwing::LockWindow</name>
    <message>
        <source>Unlock</source>
        <translation>Entsperren</translation>
    </message>
    <message>
        <source>Go on without stored messages</source>
        <translation>Ohne gespeicherte Nachrichten weiter</translation>
    </message>
    <message>
        <source>Choose a passphrase…</source>
        <translation>Passphrase wählen …</translation>
    </message>
    <message>
        <source>Keep nothing for now</source>
        <translation>Vorerst nichts speichern</translation>
    </message>
    <message>
        <source>Begin anew</source>
        <translation>Neu beginnen</translation>
    </message>
    <message>
        <source>New messages are still announced, without saying what is in them.</source>
        <translation>Neue Nachrichten werden weiter gemeldet, ohne zu sagen, was darin steht.</translation>
    </message>
    <message>
        <source>New messages are not announced until you unlock.</source>
        <translation>Neue Nachrichten werden erst wieder gemeldet, wenn Sie entsperren.</translation>
    </message>
    <message>
        <source>Waxwing is locked</source>
        <translation>Waxwing ist gesperrt</translation>
    </message>
    <message>
        <source>Enter your passphrase</source>
        <translation>Geben Sie Ihre Passphrase ein</translation>
    </message>
    <message>
        <source>Forgot the passphrase?</source>
        <translation>Passphrase vergessen?</translation>
    </message>
    <message>
        <source>The passphrase file cannot be read</source>
        <translation>Die Passphrasendatei ist nicht lesbar</translation>
    </message>
    <message>
        <source>Begin anew…</source>
        <translation>Neu beginnen …</translation>
    </message>
    <message>
        <source>Choose a passphrase</source>
        <translation>Wählen Sie eine Passphrase</translation>
    </message>
    <message>
        <source>You type it whenever Waxwing starts or is unlocked. It is kept nowhere and nobody can restore it. Several words are good.</source>
        <translation>Sie geben sie ein, wenn Waxwing startet oder entsperrt wird. Sie wird nirgends gespeichert, und niemand kann sie wiederherstellen. Mehrere Wörter sind gut.</translation>
    </message>
    <message>
        <source>Use this passphrase</source>
        <translation>Diese Passphrase verwenden</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Begin anew without the passphrase?</source>
        <translation>Ohne die Passphrase neu beginnen?</translation>
    </message>
    <message>
        <source>What is stored here stays on this computer, set aside: nothing is deleted, but it cannot be read without the passphrase. You sign in again, and your messages are fetched from the portal.</source>
        <translation>Was hier gespeichert ist, bleibt beiseitegelegt auf diesem Computer: Nichts wird gelöscht, aber ohne die Passphrase ist es nicht lesbar. Sie melden sich neu an, und Ihre Nachrichten werden vom Portal geholt.</translation>
    </message>
    <message>
        <source>Set aside and begin anew</source>
        <translation>Beiseitelegen und neu beginnen</translation>
    </message>
    <message>
        <source>Opening your messages</source>
        <translation>Ihre Nachrichten werden geöffnet</translation>
    </message>
    <message>
        <source>Waiting for the credential store</source>
        <translation>Warten auf den Schlüsselbund</translation>
    </message>
    <message>
        <source>The key of your stored messages is in it. Waxwing goes on as soon as it is there.</source>
        <translation>Darin liegt der Schlüssel Ihrer gespeicherten Nachrichten. Waxwing macht weiter, sobald er da ist.</translation>
    </message>
    <message>
        <source>Unlock the credential store</source>
        <translation>Entsperren Sie den Schlüsselbund</translation>
    </message>
    <message>
        <source>Your system is asking for the password of the credential store, in a window of its own.</source>
        <translation>Ihr System fragt in einem eigenen Fenster nach dem Passwort des Schlüsselbunds.</translation>
    </message>
    <message>
        <source>Where should your keys be?</source>
        <translation>Wo sollen Ihre Schlüssel liegen?</translation>
    </message>
    <message>
        <source>This desktop has no credential store that could keep the key of your stored messages. Choose a passphrase that you type at every start, or keep nothing on this computer.</source>
        <translation>Dieser Desktop hat keinen Schlüsselbund, der den Schlüssel Ihrer gespeicherten Nachrichten aufbewahren könnte. Wählen Sie eine Passphrase, die Sie bei jedem Start eingeben, oder speichern Sie nichts auf diesem Computer.</translation>
    </message>
    <message>
        <source>The passphrase cannot be used</source>
        <translation>Die Passphrase kann nicht verwendet werden</translation>
    </message>
    <message>
        <source>Its file cannot be written. Check that there is room on the disk and that you may write to your home folder, then try again.</source>
        <translation>Ihre Datei kann nicht geschrieben werden. Prüfen Sie, ob auf der Platte Platz ist und ob Sie in Ihren persönlichen Ordner schreiben dürfen, und versuchen Sie es dann noch einmal.</translation>
    </message>
    <message>
        <source>The credential store is locked</source>
        <translation>Der Schlüsselbund ist gesperrt</translation>
    </message>
    <message>
        <source>The key of your stored messages is in it. Nothing is lost: unlock it, and everything is here again.</source>
        <translation>Darin liegt der Schlüssel Ihrer gespeicherten Nachrichten. Nichts ist verloren: Entsperren Sie ihn, und alles ist wieder da.</translation>
    </message>
    <message>
        <source>The credential store is still locked</source>
        <translation>Der Schlüsselbund ist noch gesperrt</translation>
    </message>
    <message>
        <source>Its question was cancelled or its password was not right. Nothing is lost: you can try again at any time.</source>
        <translation>Die Frage wurde abgebrochen, oder das Passwort stimmte nicht. Nichts ist verloren: Sie können es jederzeit noch einmal versuchen.</translation>
    </message>
    <message>
        <source>Nobody answered</source>
        <translation>Niemand hat geantwortet</translation>
    </message>
    <message>
        <source>Your system asked for the password of the credential store, and got no answer in a minute. Nothing is lost: you can try again at any time.</source>
        <translation>Ihr System hat nach dem Passwort des Schlüsselbunds gefragt und eine Minute lang keine Antwort bekommen. Nichts ist verloren: Sie können es jederzeit noch einmal versuchen.</translation>
    </message>
    <message>
        <source>Your passphrase opens it.</source>
        <translation>Ihre Passphrase öffnet es.</translation>
    </message>
    <message>
        <source>Working with the passphrase</source>
        <translation>Die Passphrase wird verarbeitet</translation>
    </message>
    <message>
        <source>This takes a second, on purpose: so does every guess.</source>
        <translation>Das dauert mit Absicht eine Sekunde: So lange dauert auch jeder Rateversuch.</translation>
    </message>
    <message>
        <source>This is not the passphrase. Check capital letters and the keyboard layout.</source>
        <translation>Das ist nicht die Passphrase. Achten Sie auf Großschreibung und Tastaturbelegung.</translation>
    </message>
    <message>
        <source>It is damaged, so no passphrase can open it. If you have a backup of the file “vault”, put it back and start Waxwing again.</source>
        <translation>Sie ist beschädigt, deshalb kann keine Passphrase sie öffnen. Wenn Sie eine Sicherung der Datei „vault“ haben, legen Sie sie zurück und starten Sie Waxwing neu.</translation>
    </message>
    <message>
        <source>A later version of Waxwing has written it. Install that version, and everything is here again.</source>
        <translation>Eine spätere Version von Waxwing hat sie geschrieben. Installieren Sie diese, und alles ist wieder da.</translation>
    </message>
    <message>
        <source>This is another credential store</source>
        <translation>Das ist ein anderer Schlüsselbund</translation>
    </message>
    <message>
        <source>Messages are stored here, but their key is in another credential store: perhaps you signed in to another desktop, or Waxwing was installed in another way. Sign in there, and they are here again. Or begin anew: what is stored is set aside, not deleted.</source>
        <translation>Hier sind Nachrichten gespeichert, aber ihr Schlüssel liegt in einem anderen Schlüsselbund: Vielleicht sind Sie an einem anderen Desktop angemeldet, oder Waxwing wurde auf andere Weise installiert. Melden Sie sich dort an, und sie sind wieder da. Oder beginnen Sie neu: Gespeichertes wird beiseitegelegt, nicht gelöscht.</translation>
    </message>
    <message>
        <source>The key of your stored messages is gone</source>
        <translation>Der Schlüssel Ihrer gespeicherten Nachrichten ist weg</translation>
    </message>
    <message>
        <source>The credential store no longer has it. You can begin anew: you sign in again and your messages are fetched from the portal. What is stored is set aside, not deleted.</source>
        <translation>Der Schlüsselbund hat ihn nicht mehr. Sie können neu beginnen: Sie melden sich neu an, und Ihre Nachrichten werden vom Portal geholt. Gespeichertes wird beiseitegelegt, nicht gelöscht.</translation>
    </message>
    <message numerus="yes">
        <source>Use at least %n characters.</source>
        <translation>
            <numerusform>Verwenden Sie mindestens %n Zeichen.</numerusform>
            <numerusform>Verwenden Sie mindestens %n Zeichen.</numerusform>
        </translation>
    </message>
    <message>
        <source>The two are not the same. Type the passphrase again.</source>
        <translation>Die beiden sind nicht gleich. Geben Sie die Passphrase noch einmal ein.</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>Passphrase again</source>
        <translation>Passphrase noch einmal</translation>
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
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Open link or check a notice (%1)</source>
        <translation>Link öffnen oder Benachrichtigung prüfen (%1)</translation>
    </message>
    <message>
        <source>Open link</source>
        <translation>Link öffnen</translation>
    </message>
</context>
<context>
    <name>waxwing::ManagedLabel</name>
    <message>
        <source>Managed by your organisation</source>
        <translation>Von Ihrer Organisation verwaltet</translation>
    </message>
    <message>
        <source>Your organisation has set this. It cannot be changed here.</source>
        <translation>Ihre Organisation hat dies festgelegt. Es lässt sich hier nicht ändern.</translation>
    </message>
</context>
<context>
    <name>waxwing::MessageActions</name>
    <message>
        <source>Continue writing</source>
        <translation>Weiterschreiben</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>Reply all</source>
        <translation>Allen antworten</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Weiterleiten</translation>
    </message>
    <message>
        <source>Recall…</source>
        <translation>Zurückrufen …</translation>
    </message>
    <message>
        <source>Recipients will see the subject and your reason, but no longer the content. This cannot be undone.</source>
        <translation>Empfänger sehen dann den Betreff und Ihre Begründung, aber nicht mehr den Inhalt. Das lässt sich nicht rückgängig machen.</translation>
    </message>
    <message>
        <source>Reason, shown to the recipients</source>
        <translation>Begründung, die den Empfängern gezeigt wird</translation>
    </message>
    <message>
        <source>Reason for recalling</source>
        <translation>Begründung für das Zurückrufen</translation>
    </message>
    <message>
        <source>Recall message</source>
        <translation>Nachricht zurückrufen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>The message goes out in a few seconds.</source>
        <translation>Die Nachricht geht in wenigen Sekunden hinaus.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>a command and its keys</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>waxwing::MessageAlertButton</name>
    <message>
        <source>Alerts of this message</source>
        <translation>Hinweise zu dieser Nachricht</translation>
    </message>
    <message>
        <source>Was I alerted?</source>
        <translation>Wurde ich benachrichtigt?</translation>
    </message>
    <message>
        <source>Mute this conversation</source>
        <translation>Diese Unterhaltung stummschalten</translation>
    </message>
    <message>
        <source>Always alert of messages from %1</source>
        <translation>Auf Nachrichten von %1 immer hinweisen</translation>
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
        <source>Sort</source>
        <translation>Sortieren</translation>
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
    <name>waxwing::MessageTools</name>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>Archivieren</translation>
    </message>
    <message>
        <source>Put into the trash</source>
        <translation>In den Papierkorb</translation>
    </message>
    <message>
        <source>Put back</source>
        <translation>Zurücklegen</translation>
    </message>
    <message>
        <source>Choose a message first.</source>
        <translation>Wählen Sie zuerst eine Nachricht.</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>a command and its keys</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message numerus="yes">
        <source>%Ln selected</source>
        <translation>
            <numerusform>%Ln ausgewählt</numerusform>
            <numerusform>%Ln ausgewählt</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 selected are at hand</source>
        <translation>%1 von %2 ausgewählten sind greifbar</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>waxwing::MoveTexts</name>
    <message>
        <source>Messages can be moved as soon as the portal is reached again.</source>
        <translation>Nachrichten können verschoben werden, sobald das Portal wieder erreichbar ist.</translation>
    </message>
    <message>
        <source>This portal does not offer that.</source>
        <translation>Dieses Portal bietet das nicht an.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) are back where they were.</source>
        <translation>
            <numerusform>%Ln Nachricht liegt wieder, wo sie war.</numerusform>
            <numerusform>%Ln Nachrichten liegen wieder, wo sie waren.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) archived.</source>
        <translation>
            <numerusform>%Ln Nachricht archiviert.</numerusform>
            <numerusform>%Ln Nachrichten archiviert.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) put into the trash.</source>
        <translation>
            <numerusform>%Ln Nachricht in den Papierkorb gelegt.</numerusform>
            <numerusform>%Ln Nachrichten in den Papierkorb gelegt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) put back.</source>
        <translation>
            <numerusform>%Ln Nachricht zurückgelegt.</numerusform>
            <numerusform>%Ln Nachrichten zurückgelegt.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 moved, %2 not. %3</source>
        <translation>%1 verschoben, %2 nicht. %3</translation>
    </message>
    <message>
        <source>Nothing was moved. %1</source>
        <translation>Es wurde nichts verschoben. %1</translation>
    </message>
</context>
<context>
    <name>waxwing::NetworkSection</name>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <comment>a certificate</comment>
        <translation>%1 entfernen</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netzwerk</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>Proxy</translation>
    </message>
    <message>
        <source>As the system says</source>
        <translation>Wie im System eingestellt</translation>
    </message>
    <message>
        <source>None: always connect directly</source>
        <translation>Keiner: immer direkt verbinden</translation>
    </message>
    <message>
        <source>This one:</source>
        <translation>Dieser:</translation>
    </message>
    <message>
        <source>proxy.example.org</source>
        <translation>proxy.example.org</translation>
    </message>
    <message>
        <source>Name of the proxy</source>
        <translation>Name des Proxys</translation>
    </message>
    <message>
        <source>Port of the proxy</source>
        <translation>Port des Proxys</translation>
    </message>
    <message>
        <source>not for: .example.org, 10.0.0.0/8, &lt;local&gt;</source>
        <translation>nicht für: .example.org, 10.0.0.0/8, &lt;local&gt;</translation>
    </message>
    <message>
        <source>Reached without the proxy</source>
        <translation>Ohne Proxy erreichbar</translation>
    </message>
    <message>
        <source>Use this proxy</source>
        <translation>Diesen Proxy verwenden</translation>
    </message>
    <message>
        <source>The proxy of your network waits for a sign-in. Until then no portal can be reached.</source>
        <translation>Der Proxy Ihres Netzes wartet auf eine Anmeldung. Bis dahin ist kein Portal erreichbar.</translation>
    </message>
    <message>
        <source>Sign in…</source>
        <translation>Anmelden …</translation>
    </message>
    <message>
        <source>Client certificates</source>
        <translation>Clientzertifikate</translation>
    </message>
    <message>
        <source>Some organisations let only computers in that can show one. The file stays where it is; its passphrase goes into the credential store.</source>
        <translation>Manche Organisationen lassen nur Computer ein, die eines vorzeigen können. Die Datei bleibt, wo sie ist; ihre Passphrase kommt in den Schlüsselbund.</translation>
    </message>
    <message>
        <source>Choose the certificate file</source>
        <translation>Zertifikatsdatei wählen</translation>
    </message>
    <message>
        <source>Choose the key file</source>
        <translation>Schlüsseldatei wählen</translation>
    </message>
    <message>
        <source>Expired on %1</source>
        <translation>Abgelaufen am %1</translation>
    </message>
    <message>
        <source>Valid from %1 to %2</source>
        <translation>Gültig vom %1 bis %2</translation>
    </message>
    <message>
        <source>For every server that asks for one</source>
        <translation>Für jeden Server, der eines verlangt</translation>
    </message>
    <message>
        <source>For %1</source>
        <translation>Für %1</translation>
    </message>
    <message>
        <source>Valid until %1</source>
        <translation>Gültig bis %1</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Certificate authorities</source>
        <translation>Zertifizierungsstellen</translation>
    </message>
    <message>
        <source>Trusted in addition to those of the system. Whoever owns one can pose as any portal: add only what your organisation gave you, and compare the fingerprint.</source>
        <translation>Ihnen wird zusätzlich zu denen des Systems vertraut. Wer eine besitzt, kann sich als jedes Portal ausgeben: Fügen Sie nur hinzu, was Sie von Ihrer Organisation haben, und vergleichen Sie den Fingerabdruck.</translation>
    </message>
    <message>
        <source>Add authority from a file</source>
        <translation>Zertifizierungsstelle aus Datei hinzufügen</translation>
    </message>
    <message>
        <source>Choose a file of authorities</source>
        <translation>Datei mit Zertifizierungsstellen wählen</translation>
    </message>
</context>
<context>
    <name>waxwing::NewPasswordFields</name>
    <message>
        <source>%1: fulfilled</source>
        <translation>%1: erfüllt</translation>
    </message>
    <message>
        <source>%1: not yet</source>
        <translation>%1: noch nicht</translation>
    </message>
    <message>
        <source>Show what is typed</source>
        <translation>Eingabe anzeigen</translation>
    </message>
    <message>
        <source>Repeat the password</source>
        <translation>Passwort wiederholen</translation>
    </message>
    <message>
        <source>Choose a password.</source>
        <translation>Wählen Sie ein Passwort.</translation>
    </message>
    <message>
        <source>The password does not fulfil all rules yet.</source>
        <translation>Das Passwort erfüllt noch nicht alle Regeln.</translation>
    </message>
    <message>
        <source>Type the password again.</source>
        <translation>Geben Sie das Passwort noch einmal ein.</translation>
    </message>
    <message>
        <source>The two passwords are different.</source>
        <translation>Die beiden Passwörter sind verschieden.</translation>
    </message>
    <message numerus="yes">
        <source>At least %n character(s)</source>
        <translation>
            <numerusform>Mindestens %n Zeichen</numerusform>
            <numerusform>Mindestens %n Zeichen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At most %n character(s)</source>
        <translation>
            <numerusform>Höchstens %n Zeichen</numerusform>
            <numerusform>Höchstens %n Zeichen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At least %n capital letter(s), A to Z</source>
        <translation>
            <numerusform>Mindestens %n Großbuchstabe, A bis Z</numerusform>
            <numerusform>Mindestens %n Großbuchstaben, A bis Z</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At least %n digit(s)</source>
        <translation>
            <numerusform>Mindestens %n Ziffer</numerusform>
            <numerusform>Mindestens %n Ziffern</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At least %n symbol(s): ! # % and the like</source>
        <translation>
            <numerusform>Mindestens %n Sonderzeichen: ! # % und ähnliche</numerusform>
            <numerusform>Mindestens %n Sonderzeichen: ! # % und ähnliche</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>waxwing::NewPasswordPage</name>
    <message>
        <source>Link or code from the e-mail</source>
        <translation>Link oder Code aus der E-Mail</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>Neues Passwort</translation>
    </message>
    <message>
        <source>Keep me signed in</source>
        <translation>Angemeldet bleiben</translation>
    </message>
    <message>
        <source>Set password and sign in</source>
        <translation>Passwort setzen und anmelden</translation>
    </message>
    <message>
        <source>If %1 is registered here, an e-mail is on its way to it. Paste its link or code below.</source>
        <translation>Falls %1 hier registriert ist, ist eine E-Mail dorthin unterwegs. Fügen Sie unten deren Link oder Code ein.</translation>
    </message>
    <message>
        <source>Paste the link or the code from the e-mail.</source>
        <translation>Fügen Sie den Link oder den Code aus der E-Mail ein.</translation>
    </message>
</context>
<context>
    <name>waxwing::OfflineQuestion</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message numerus="yes">
        <source>%n of these message(s) will count as read: %1 will see it.</source>
        <translation>
            <numerusform>%n dieser Nachrichten gilt dann als gelesen: %1 sieht es.</numerusform>
            <numerusform>%n dieser Nachrichten gelten dann als gelesen: %1 sehen es.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n protected message(s) are never kept.</source>
        <translation>
            <numerusform>%n geschützte Nachricht wird nie aufbewahrt.</numerusform>
            <numerusform>%n geschützte Nachrichten werden nie aufbewahrt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Fetch all %n</source>
        <translation>
            <numerusform>Holen</numerusform>
            <numerusform>Alle %n holen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Only the %n other(s)</source>
        <translation>
            <numerusform>Nur die andere</numerusform>
            <numerusform>Nur die %n anderen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) can be read offline now.</source>
        <translation>
            <numerusform>%n Nachricht ist jetzt offline lesbar.</numerusform>
            <numerusform>%n Nachrichten sind jetzt offline lesbar.</numerusform>
        </translation>
    </message>
    <message>
        <source>There was nothing to fetch.</source>
        <translation>Es war nichts zu holen.</translation>
    </message>
</context>
<context>
    <name>waxwing::OutboxWindow</name>
    <message>
        <source>(no subject)</source>
        <translation>(kein Betreff)</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>Try again now</source>
        <translation>Jetzt noch einmal versuchen</translation>
    </message>
    <message>
        <source>Do not send</source>
        <translation>Nicht senden</translation>
    </message>
    <message>
        <source>Outbox</source>
        <translation>Postausgang</translation>
    </message>
    <message>
        <source>Messages on their way</source>
        <translation>Nachrichten auf dem Weg</translation>
    </message>
    <message>
        <source>Too late: it may have been sent already.</source>
        <translation>Zu spät: Sie wurde vielleicht schon gesendet.</translation>
    </message>
    <message>
        <source>Really forget it</source>
        <translation>Wirklich vergessen</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) are not at the portal yet. Nothing is kept on this computer, so they are lost when the program ends.</source>
        <translation>
            <numerusform>Eine Nachricht ist noch nicht im Portal. Auf diesem Computer wird nichts aufbewahrt, sie geht also mit dem Ende des Programms verloren.</numerusform>
            <numerusform>%n Nachrichten sind noch nicht im Portal. Auf diesem Computer wird nichts aufbewahrt, sie gehen also mit dem Ende des Programms verloren.</numerusform>
        </translation>
    </message>
    <message>
        <source>Lose them and quit</source>
        <translation>Verwerfen und beenden</translation>
    </message>
    <message>
        <source>Do not quit</source>
        <translation>Nicht beenden</translation>
    </message>
</context>
<context>
    <name>waxwing::PasswordDialog</name>
    <message>
        <source>New password</source>
        <translation>Neues Passwort</translation>
    </message>
    <message>
        <source>Change password</source>
        <translation>Passwort ändern</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Change password – Waxwing</source>
        <translation>Passwort ändern – Waxwing</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation>%1 bei %2</translation>
    </message>
    <message>
        <source>Old password</source>
        <translation>Altes Passwort</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Enter your old password.</source>
        <translation>Geben Sie Ihr altes Passwort ein.</translation>
    </message>
    <message>
        <source>This is not your old password. Check it and try again.</source>
        <translation>Das ist nicht Ihr altes Passwort. Prüfen Sie es und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Your password for %1 is changed. Wherever else you are signed in there, you have to sign in again with the new one.</source>
        <translation>Ihr Passwort für %1 ist geändert. Wo Sie sonst noch dort angemeldet sind, müssen Sie sich mit dem neuen wieder anmelden.</translation>
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
    <message>
        <source>First time here? Register</source>
        <translation>Zum ersten Mal hier? Registrieren</translation>
    </message>
    <message>
        <source>you@example.org</source>
        <translation>name@beispiel.de</translation>
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
    <name>waxwing::PasswordResetController</name>
    <message>
        <source>Asking for the e-mail…</source>
        <translation>Die E-Mail wird angefordert …</translation>
    </message>
    <message>
        <source>Your password for %1 has expired. Set a new one.</source>
        <translation>Ihr Passwort für %1 ist abgelaufen. Setzen Sie ein neues.</translation>
    </message>
    <message>
        <source>Paste the link or the code from the e-mail.</source>
        <translation>Fügen Sie den Link oder den Code aus der E-Mail ein.</translation>
    </message>
    <message>
        <source>The password does not fulfil all rules yet.</source>
        <translation>Das Passwort erfüllt noch nicht alle Regeln.</translation>
    </message>
    <message>
        <source>Setting the password…</source>
        <translation>Das Passwort wird gesetzt …</translation>
    </message>
    <message>
        <source>Your new password is set. Sign in with it now.</source>
        <translation>Ihr neues Passwort gilt. Melden Sie sich jetzt damit an.</translation>
    </message>
    <message>
        <source>If %1 is registered at %2, another e-mail is on its way. Only the newest code may be valid.</source>
        <translation>Falls %1 bei %2 registriert ist, ist eine weitere E-Mail unterwegs. Möglicherweise gilt nur der neueste Code.</translation>
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
    <name>waxwing::PrintedMessage</name>
    <message>
        <source>From: %1</source>
        <translation>Von: %1</translation>
    </message>
    <message>
        <source>Sent: %1</source>
        <translation>Gesendet: %1</translation>
    </message>
    <message>
        <source>No subject</source>
        <translation>Kein Betreff</translation>
    </message>
    <message>
        <source>Open a message first.</source>
        <translation>Öffnen Sie zuerst eine Nachricht.</translation>
    </message>
    <message>
        <source>Protected messages are not printed, because the print queue would keep a copy.</source>
        <translation>Geschützte Nachrichten werden nicht gedruckt, weil die Druckwarteschlange eine Kopie behielte.</translation>
    </message>
</context>
<context>
    <name>waxwing::ProfileDialog</name>
    <message>
        <source>Save at the portal</source>
        <translation>Beim Portal speichern</translation>
    </message>
    <message>
        <source>Your data at %1</source>
        <translation>Ihre Daten bei %1</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>First name</source>
        <translation>Vorname</translation>
    </message>
    <message>
        <source>Last name</source>
        <translation>Nachname</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>Firma</translation>
    </message>
    <message>
        <source>Language of the portal and its mails</source>
        <translation>Sprache des Portals und seiner E-Mails</translation>
    </message>
    <message>
        <source>I am out of office</source>
        <translation>Ich bin abwesend</translation>
    </message>
    <message>
        <source>What people who write to me are told</source>
        <translation>Was erfährt, wer mir schreibt</translation>
    </message>
    <message>
        <source>Signature below my messages</source>
        <translation>Signatur unter meinen Nachrichten</translation>
    </message>
    <message>
        <source>A signature that is changed here is plain text afterwards.</source>
        <translation>Eine hier geänderte Signatur ist danach reiner Text.</translation>
    </message>
    <message>
        <source>Also below replies and forwards</source>
        <translation>Auch unter Antworten und Weiterleitungen</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Saved at %1.</source>
        <translation>Bei %1 gespeichert.</translation>
    </message>
</context>
<context>
    <name>waxwing::Program</name>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>In an hour</source>
        <translation>In einer Stunde</translation>
    </message>
    <message>
        <source>Tomorrow</source>
        <translation>Morgen</translation>
    </message>
    <message>
        <source>Mute thread</source>
        <translation>Stummschalten</translation>
    </message>
</context>
<context>
    <name>waxwing::ProxySignInWindow</name>
    <message>
        <source>Remember in the credential store</source>
        <translation>Im Schlüsselbund merken</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>Proxy sign-in – Waxwing</source>
        <translation>Proxy-Anmeldung – Waxwing</translation>
    </message>
    <message>
        <source>Your network asks who you are</source>
        <translation>Ihr Netz fragt, wer Sie sind</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>Benutzername</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Nicht jetzt</translation>
    </message>
    <message>
        <source>The proxy %1 wants a user name and a password before it lets Waxwing reach your portals. They are given to this proxy only. They are not those of a portal.</source>
        <translation>Der Proxy %1 verlangt einen Benutzernamen und ein Passwort, bevor er Waxwing zu Ihren Portalen lässt. Nur dieser Proxy erhält sie. Es sind nicht die eines Portals.</translation>
    </message>
    <message>
        <source>It says: “%1”</source>
        <translation>Er sagt: „%1“</translation>
    </message>
    <message>
        <source>The proxy did not accept them. Check both and try again.</source>
        <translation>Der Proxy hat sie nicht angenommen. Prüfen Sie beides und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>This proxy takes them unprotected: others in your network could read them.</source>
        <translation>Dieser Proxy nimmt sie ungeschützt entgegen: Andere in Ihrem Netz könnten sie mitlesen.</translation>
    </message>
</context>
<context>
    <name>waxwing::Question</name>
    <message>
        <source>the program that runs already does not answer</source>
        <translation>das bereits laufende Programm antwortet nicht</translation>
    </message>
</context>
<context>
    <name>waxwing::QuietHoursEditor</name>
    <message>
        <source>Quiet hours: alerts wait until they end</source>
        <translation>Ruhezeit: Hinweise warten, bis sie endet</translation>
    </message>
    <message>
        <source>Quiet hours that begin on %1</source>
        <translation>Ruhezeit, die am %1 beginnt</translation>
    </message>
    <message>
        <source>%1, from</source>
        <comment>day of the week</comment>
        <translation>%1, von</translation>
    </message>
    <message>
        <source>%1, to</source>
        <comment>day of the week</comment>
        <translation>%1, bis</translation>
    </message>
    <message>
        <source>to</source>
        <comment>from 22:00 to 7:00</comment>
        <translation>bis</translation>
    </message>
</context>
<context>
    <name>waxwing::RadarTexts</name>
    <message numerus="yes">
        <source>in %Ln minute(s)</source>
        <translation>
            <numerusform>in %Ln Minute</numerusform>
            <numerusform>in %Ln Minuten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %Ln hour(s)</source>
        <translation>
            <numerusform>in %Ln Stunde</numerusform>
            <numerusform>in %Ln Stunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %Ln day(s)</source>
        <translation>
            <numerusform>in %Ln Tag</numerusform>
            <numerusform>in %Ln Tagen</numerusform>
        </translation>
    </message>
    <message>
        <source>No subject</source>
        <translation>Kein Betreff</translation>
    </message>
    <message>
        <source>unread</source>
        <translation>ungelesen</translation>
    </message>
    <message>
        <source>waits for your signature</source>
        <translation>wartet auf Ihre Unterschrift</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s)</source>
        <translation>
            <numerusform>%Ln Datei</numerusform>
            <numerusform>%Ln Dateien</numerusform>
        </translation>
    </message>
    <message>
        <source>Ends %1, %2</source>
        <translation>Endet %1, %2</translation>
    </message>
    <message>
        <source>File “%1”</source>
        <translation>Datei „%1“</translation>
    </message>
    <message>
        <source>To be signed until %2, %1</source>
        <translation>Zu unterschreiben bis %2, %1</translation>
    </message>
</context>
<context>
    <name>waxwing::RadarWindow</name>
    <message>
        <source>Ends soon – Waxwing</source>
        <translation>Endet bald – Waxwing</translation>
    </message>
    <message numerus="yes">
        <source>Nothing that you have not read, no file and no document to sign ends within %n day(s).</source>
        <translation>
            <numerusform>Nichts Ungelesenes, keine Datei und kein Dokument zum Unterschreiben endet innerhalb von %n Tag.</numerusform>
            <numerusform>Nichts Ungelesenes, keine Datei und kein Dokument zum Unterschreiben endet innerhalb von %n Tagen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>What you can read, save or sign only for %n more day(s) at most.</source>
        <translation>
            <numerusform>Was Sie höchstens noch %n Tag lesen, sichern oder unterschreiben können.</numerusform>
            <numerusform>Was Sie höchstens noch %n Tage lesen, sichern oder unterschreiben können.</numerusform>
        </translation>
    </message>
    <message>
        <source>What ends soon</source>
        <translation>Was bald endet</translation>
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
    <name>waxwing::ReadingBar</name>
    <message>
        <source>Plain text</source>
        <translation>Nur Text</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Drucken …</translation>
    </message>
    <message>
        <source>Print preview…</source>
        <translation>Druckvorschau …</translation>
    </message>
    <message>
        <source>Delivery slip</source>
        <translation>Lieferschein</translation>
    </message>
    <message>
        <source>Smaller text (Ctrl+-)</source>
        <translation>Kleinere Schrift (Strg+-)</translation>
    </message>
    <message>
        <source>Larger text (Ctrl++)</source>
        <translation>Größere Schrift (Strg++)</translation>
    </message>
    <message>
        <source>Plain text (Ctrl+Shift+T)</source>
        <translation>Nur Text (Strg+Umschalt+T)</translation>
    </message>
    <message>
        <source>Delivery slip: who read it and when (F4)</source>
        <translation>Lieferschein: wer sie wann gelesen hat (F4)</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>Kleinere Schrift</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>Größere Schrift</translation>
    </message>
</context>
<context>
    <name>waxwing::RecipientField</name>
    <message>
        <source>%1 – guest</source>
        <comment>a person in the list of addresses</comment>
        <translation>%1 – Gast</translation>
    </message>
</context>
<context>
    <name>waxwing::RegistrationController</name>
    <message>
        <source>Your registration at %1 is not finished.</source>
        <translation>Ihre Registrierung bei %1 ist nicht abgeschlossen.</translation>
    </message>
    <message>
        <source>Enter your first name.</source>
        <translation>Geben Sie Ihren Vornamen ein.</translation>
    </message>
    <message>
        <source>Enter your last name.</source>
        <translation>Geben Sie Ihren Nachnamen ein.</translation>
    </message>
    <message>
        <source>The password does not fulfil all rules yet.</source>
        <translation>Das Passwort erfüllt noch nicht alle Regeln.</translation>
    </message>
    <message>
        <source>Enter the answer.</source>
        <translation>Geben Sie die Antwort ein.</translation>
    </message>
    <message>
        <source>Without your consent you cannot register.</source>
        <translation>Ohne Ihre Zustimmung können Sie sich nicht registrieren.</translation>
    </message>
    <message>
        <source>Registering at %1…</source>
        <translation>Registrierung bei %1 …</translation>
    </message>
    <message>
        <source>Asking for the e-mail…</source>
        <translation>Die E-Mail wird angefordert …</translation>
    </message>
    <message>
        <source>If %1 invites %2, an e-mail is on its way. Paste its link below.</source>
        <translation>Falls %1 %2 einlädt, ist eine E-Mail unterwegs. Fügen Sie unten deren Link ein.</translation>
    </message>
    <message>
        <source>Confirming…</source>
        <translation>Wird bestätigt …</translation>
    </message>
    <message>
        <source>Sign in with your password now.</source>
        <translation>Melden Sie sich jetzt mit Ihrem Passwort an.</translation>
    </message>
    <message>
        <source>The e-mail has been asked for again. Look into the folder for unwanted mail, too.</source>
        <translation>Die E-Mail ist noch einmal angefordert. Sehen Sie auch im Ordner für unerwünschte Mail nach.</translation>
    </message>
</context>
<context>
    <name>waxwing::RegistrationPage</name>
    <message>
        <source>First name</source>
        <translation>Vorname</translation>
    </message>
    <message>
        <source>Last name</source>
        <translation>Nachname</translation>
    </message>
    <message>
        <source>Company (optional)</source>
        <translation>Firma (freiwillig)</translation>
    </message>
    <message>
        <source>Language of the portal&apos;s e-mails</source>
        <translation>Sprache der E-Mails des Portals</translation>
    </message>
    <message>
        <source>What is this?</source>
        <translation>Was ist das?</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Keep me signed in</source>
        <translation>Angemeldet bleiben</translation>
    </message>
    <message>
        <source>Register</source>
        <translation>Registrieren</translation>
    </message>
    <message>
        <source>E-mail address</source>
        <translation>E-Mail-Adresse</translation>
    </message>
    <message>
        <source>Link or code of the invitation (optional)</source>
        <translation>Link oder Code der Einladung (freiwillig)</translation>
    </message>
    <message>
        <source>With it you need not confirm your address</source>
        <translation>Damit entfällt die Bestätigung Ihrer Adresse</translation>
    </message>
    <message>
        <source>Ask for an invitation</source>
        <translation>Um eine Einladung bitten</translation>
    </message>
    <message>
        <source>I accept the terms of use</source>
        <translation>Ich stimme den Nutzungsbedingungen zu</translation>
    </message>
    <message>
        <source>Read the terms</source>
        <translation>Bedingungen lesen</translation>
    </message>
    <message>
        <source>Answer to the recipient question</source>
        <translation>Antwort auf die Empfängerfrage</translation>
    </message>
</context>
<context>
    <name>waxwing::RegistrationTexts</name>
    <message>
        <source>This address is registered at %1 already. Sign in with its password, or reset it.</source>
        <translation>Diese Adresse ist bei %1 bereits registriert. Melden Sie sich mit ihrem Passwort an oder setzen Sie es zurück.</translation>
    </message>
    <message>
        <source>%1 does not admit this address. Ask the administrator of the portal.</source>
        <translation>%1 lässt diese Adresse nicht zu. Fragen Sie die Administration des Portals.</translation>
    </message>
    <message>
        <source>Your user is disabled at %1. Ask the administrator of the portal.</source>
        <translation>Ihr Benutzerkonto bei %1 ist deaktiviert. Fragen Sie die Administration des Portals.</translation>
    </message>
    <message>
        <source>%1 did not accept what was entered. Check the fields.</source>
        <translation>%1 hat die Eingaben nicht angenommen. Prüfen Sie die Felder.</translation>
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
        <source>This code is not valid any more: it is too old or was used before. Use the one from the newest e-mail.</source>
        <translation>Dieser Code gilt nicht mehr: Er ist zu alt oder wurde schon benutzt. Nehmen Sie den aus der neuesten E-Mail.</translation>
    </message>
    <message>
        <source>No code was found in there. Copy the whole link from the e-mail.</source>
        <translation>Darin ist kein Code zu finden. Kopieren Sie den ganzen Link aus der E-Mail.</translation>
    </message>
    <message>
        <source>This link leads to another server, so nothing was sent. Copy the link from the e-mail of this portal.</source>
        <translation>Dieser Link führt zu einem anderen Server, deshalb wurde nichts gesendet. Kopieren Sie den Link aus der E-Mail dieses Portals.</translation>
    </message>
    <message>
        <source>This invitation is for another address.</source>
        <translation>Diese Einladung gilt einer anderen Adresse.</translation>
    </message>
</context>
<context>
    <name>waxwing::SearchBar</name>
    <message>
        <source>Search (Ctrl+F)</source>
        <translation>Suchen (Strg+F)</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Recent and saved searches</source>
        <translation>Letzte und gespeicherte Suchen</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Gespeichert</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>Zuletzt</translation>
    </message>
    <message>
        <source>No searches yet</source>
        <translation>Noch keine Suchen</translation>
    </message>
    <message>
        <source>Do not keep this search</source>
        <translation>Diese Suche nicht aufbewahren</translation>
    </message>
    <message>
        <source>Save this search</source>
        <translation>Diese Suche speichern</translation>
    </message>
</context>
<context>
    <name>waxwing::SearchPane</name>
    <message>
        <source>Search all portals</source>
        <translation>In allen Portalen suchen</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suche</translation>
    </message>
    <message>
        <source>What are you looking for?</source>
        <translation>Was suchen Sie?</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>Wird gesucht …</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nichts gefunden</translation>
    </message>
</context>
<context>
    <name>waxwing::SearchResultsModel</name>
    <message>
        <source>Unknown</source>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>No subject</source>
        <translation>Kein Betreff</translation>
    </message>
    <message>
        <source>On the portal</source>
        <translation>Im Portal</translation>
    </message>
    <message>
        <source>Unread</source>
        <translation>Ungelesen</translation>
    </message>
</context>
<context>
    <name>waxwing::SearchResultsView</name>
    <message>
        <source>Search results</source>
        <translation>Suchergebnisse</translation>
    </message>
</context>
<context>
    <name>waxwing::SearchTexts</name>
    <message>
        <source>What is stored of %1 could not be searched. %2</source>
        <translation>Was von %1 gespeichert ist, konnte nicht durchsucht werden. %2</translation>
    </message>
    <message>
        <source>%1: only what is stored here was searched. %2</source>
        <translation>%1: Nur das hier Gespeicherte wurde durchsucht. %2</translation>
    </message>
    <message>
        <source>Searched, here and at the portal: %1.</source>
        <translation>Durchsucht, hier und im Portal: %1.</translation>
    </message>
    <message>
        <source>Searched what is stored here: %1.</source>
        <translation>Hier Gespeichertes durchsucht: %1.</translation>
    </message>
    <message>
        <source>Asking the portal: %1…</source>
        <translation>Das Portal wird gefragt: %1 …</translation>
    </message>
    <message>
        <source>Not searched: %1.</source>
        <translation>Nicht durchsucht: %1.</translation>
    </message>
    <message>
        <source>More than %1 messages</source>
        <translation>Mehr als %1 Nachrichten</translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) found</source>
        <translation>
            <numerusform>%Ln Nachricht gefunden</numerusform>
            <numerusform>%Ln Nachrichten gefunden</numerusform>
        </translation>
    </message>
    <message>
        <source>Try fewer words, or leave out a condition.</source>
        <translation>Versuchen Sie es mit weniger Wörtern, oder lassen Sie eine Bedingung weg.</translation>
    </message>
    <message>
        <source>Try fewer words, or only their beginning.</source>
        <translation>Versuchen Sie es mit weniger Wörtern, oder nur mit deren Anfang.</translation>
    </message>
    <message>
        <source>Text inside a message can be found only after it has been opened here, and never in protected messages.</source>
        <translation>Text in einer Nachricht wird nur gefunden, wenn sie hier schon geöffnet wurde, und nie in geschützten Nachrichten.</translation>
    </message>
    <message>
        <source>Words, &quot;exact phrases&quot; and -exclusions, or narrow it down with from:anna, to:, subject:, has:attachment, is:unread, is:protected, after:2026-01, before:, in:sent.</source>
        <translation>Wörter, &quot;genaue Wendungen&quot; und -Ausschlüsse; genauer mit from:anna, to:, subject:, has:attachment, is:unread, is:protected, after:2026-01, before:, in:sent.</translation>
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
    <message>
        <source>Send a new code</source>
        <translation>Neuen Code senden</translation>
    </message>
</context>
<context>
    <name>waxwing::SessionTexts</name>
    <message>
        <source>session ends now if not used</source>
        <translation>Sitzung endet jetzt, wenn sie nicht genutzt wird</translation>
    </message>
    <message numerus="yes">
        <source>session ends in %n minute(s) if not used</source>
        <translation>
            <numerusform>Sitzung endet ohne Nutzung in %n Minute</numerusform>
            <numerusform>Sitzung endet ohne Nutzung in %n Minuten</numerusform>
        </translation>
    </message>
    <message>
        <source>session ended %1: %2</source>
        <comment>time, then why</comment>
        <translation>Sitzung beendet %1: %2</translation>
    </message>
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
        <source>offline since %1</source>
        <translation>offline seit %1</translation>
    </message>
    <message>
        <source>sign-in needed</source>
        <translation>Anmeldung nötig</translation>
    </message>
    <message>
        <source>maintenance since %1</source>
        <translation>Wartung seit %1</translation>
    </message>
    <message>
        <source>suspended</source>
        <translation>gesperrt</translation>
    </message>
    <message>
        <source>not allowed</source>
        <translation>nicht erlaubt</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>pausiert</translation>
    </message>
    <message>
        <source>not used</source>
        <translation>nicht genutzt</translation>
    </message>
    <message>
        <source>network address changed</source>
        <translation>Netzwerkadresse geändert</translation>
    </message>
    <message>
        <source>sign-in no longer accepted</source>
        <translation>Anmeldung nicht mehr gültig</translation>
    </message>
    <message>
        <source>user disabled</source>
        <translation>Benutzer gesperrt</translation>
    </message>
    <message>
        <source>signed out</source>
        <translation>abgemeldet</translation>
    </message>
    <message>
        <source>portal moved</source>
        <translation>Portal umgezogen</translation>
    </message>
    <message>
        <source>by the portal</source>
        <translation>durch das Portal</translation>
    </message>
    <message>
        <source>Sign in at %1 to get new messages. You are not kept signed in there.</source>
        <translation>Melden Sie sich bei %1 an, um neue Nachrichten zu erhalten. Sie bleiben dort nicht angemeldet.</translation>
    </message>
    <message>
        <source>Your session at %1 has ended because it was not used.</source>
        <translation>Ihre Sitzung bei %1 ist beendet, weil sie nicht genutzt wurde.</translation>
    </message>
    <message>
        <source>Your session at %1 has ended because the network address of this computer changed.</source>
        <translation>Ihre Sitzung bei %1 ist beendet, weil sich die Netzwerkadresse dieses Computers geändert hat.</translation>
    </message>
    <message>
        <source>%1 no longer accepts the kept sign-in. Perhaps your password was changed elsewhere.</source>
        <translation>%1 nimmt die gespeicherte Anmeldung nicht mehr an. Vielleicht wurde Ihr Passwort anderswo geändert.</translation>
    </message>
    <message>
        <source>%1 has closed your user account. Ask the administrator of the portal.</source>
        <translation>%1 hat Ihr Benutzerkonto gesperrt. Fragen Sie die Administration des Portals.</translation>
    </message>
    <message>
        <source>You have signed out of %1.</source>
        <translation>Sie haben sich bei %1 abgemeldet.</translation>
    </message>
    <message>
        <source>%1 has moved to another address. Sign in there to go on.</source>
        <translation>%1 ist unter einer neuen Adresse zu finden. Melden Sie sich dort an, um weiterzumachen.</translation>
    </message>
    <message>
        <source>%1 has ended your session. Perhaps your password was changed elsewhere.</source>
        <translation>%1 hat Ihre Sitzung beendet. Vielleicht wurde Ihr Passwort anderswo geändert.</translation>
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
    <message>
        <source>Your organisation</source>
        <translation>Ihre Organisation</translation>
    </message>
    <message>
        <source>Your organisation manages Waxwing on this computer, but its settings cannot be read. Until they can, nothing is connected. Ask your administrator.</source>
        <translation>Ihre Organisation verwaltet Waxwing auf diesem Computer, aber ihre Vorgaben sind nicht lesbar. Bis dahin wird nichts verbunden. Fragen Sie Ihre Administration.</translation>
    </message>
    <message>
        <source>Your organisation manages Waxwing on this computer. What carries a lock cannot be changed here.</source>
        <translation>Ihre Organisation verwaltet Waxwing auf diesem Computer. Was ein Schloss trägt, lässt sich hier nicht ändern.</translation>
    </message>
    <message>
        <source>No portal may be used.</source>
        <translation>Kein Portal darf verwendet werden.</translation>
    </message>
    <message>
        <source>Only these portals may be used: %1</source>
        <translation>Nur diese Portale dürfen verwendet werden: %1</translation>
    </message>
    <message>
        <source>Portals are looked up at %1.</source>
        <translation>Portale werden bei %1 nachgeschlagen.</translation>
    </message>
    <message>
        <source>No message is kept on this computer.</source>
        <translation>Auf diesem Computer wird keine Nachricht behalten.</translation>
    </message>
    <message numerus="yes">
        <source>Waxwing locks itself after %n minute(s) without use.</source>
        <translation>
            <numerusform>Waxwing sperrt sich nach %n Minute ohne Benutzung.</numerusform>
            <numerusform>Waxwing sperrt sich nach %n Minuten ohne Benutzung.</numerusform>
        </translation>
    </message>
    <message>
        <source>Start with this computer, in the tray</source>
        <translation>Mit diesem Computer starten, im Infobereich</translation>
    </message>
    <message>
        <source>The subject of a protected message is never shown, and nothing while the screen is locked.</source>
        <translation>Der Betreff einer geschützten Nachricht wird nie gezeigt, und gar nichts, solange der Bildschirm gesperrt ist.</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>If alerts do not come: what they depend on, what happened last, and a test.</source>
        <translation>Falls Meldungen ausbleiben: wovon sie abhängen, was zuletzt geschah, und ein Test.</translation>
    </message>
    <message>
        <source>Diagnosis…</source>
        <translation>Diagnose …</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Lesen</translation>
    </message>
    <message>
        <source>Spelling</source>
        <translation>Rechtschreibung</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Dieser Computer</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netzwerk</translation>
    </message>
    <message>
        <source>Opening a message is reported to its sender. Before that, Waxwing should:</source>
        <translation>Wird eine Nachricht geöffnet, erfährt es der Absender. Vorher soll Waxwing:</translation>
    </message>
    <message>
        <source>Say so the first time</source>
        <translation>Es beim ersten Mal sagen</translation>
    </message>
    <message>
        <source>Ask every time</source>
        <translation>Jedes Mal fragen</translation>
    </message>
    <message>
        <source>Show only the delivery slip until I open the message there</source>
        <translation>Nur den Lieferschein zeigen, bis ich die Nachricht dort öffne</translation>
    </message>
    <message>
        <source>Open it at once</source>
        <translation>Sie sofort öffnen</translation>
    </message>
</context>
<context>
    <name>waxwing::SettingsIndex</name>
    <message>
        <source>Sections</source>
        <translation>Abschnitte</translation>
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
        <source>Sign in at %1</source>
        <translation>Bei %1 anmelden</translation>
    </message>
    <message>
        <source>Nothing is connected</source>
        <translation>Nichts ist verbunden</translation>
    </message>
    <message>
        <source>The settings of your organisation cannot be read. Until they can, there are no new messages and no alerts. Ask your administrator.</source>
        <translation>Die Vorgaben Ihrer Organisation sind nicht lesbar. Bis dahin gibt es keine neuen Nachrichten und keine Benachrichtigungen. Fragen Sie Ihre Administration.</translation>
    </message>
    <message>
        <source>Alerts from %1 have stopped</source>
        <translation>Keine Meldungen mehr von %1</translation>
    </message>
    <message>
        <source>The session has ended and Waxwing is locked. Unlock it to be alerted again.</source>
        <translation>Die Sitzung ist beendet und Waxwing ist gesperrt. Entsperren Sie es, um wieder benachrichtigt zu werden.</translation>
    </message>
    <message numerus="yes">
        <source>Sign in at %n portal(s)</source>
        <translation>
            <numerusform>Bei %n Portal anmelden</numerusform>
            <numerusform>Bei %n Portalen anmelden</numerusform>
        </translation>
    </message>
    <message>
        <source>New messages are not announced until you sign in again.</source>
        <translation>Neue Nachrichten werden erst nach der Anmeldung wieder gemeldet.</translation>
    </message>
    <message>
        <source>Messages of %1 are fetched anew</source>
        <translation>Nachrichten von %1 werden neu geholt</translation>
    </message>
    <message>
        <source>What was stored on this computer could not be read. It was set aside, nothing was deleted.</source>
        <translation>Was auf diesem Computer gespeichert war, ist nicht lesbar. Es wurde beiseitegelegt, nichts wurde gelöscht.</translation>
    </message>
    <message>
        <source>The desktop took the alert. If you do not see it, the desktop keeps it back: look for &quot;do not disturb&quot; in its settings.</source>
        <translation>Der Desktop hat den Hinweis angenommen. Wenn Sie ihn nicht sehen, hält der Desktop ihn zurück: Suchen Sie in dessen Einstellungen nach „Nicht stören“.</translation>
    </message>
    <message>
        <source>The desktop did not take the alert: no notification service answers.</source>
        <translation>Der Desktop hat den Hinweis nicht angenommen: Kein Benachrichtigungsdienst antwortet.</translation>
    </message>
    <message>
        <source>Alerts of messages are paused at the moment.</source>
        <translation>Hinweise auf Nachrichten sind im Augenblick pausiert.</translation>
    </message>
    <message>
        <source>Alerts of messages wait for the end of quiet hours at the moment.</source>
        <translation>Hinweise auf Nachrichten warten im Augenblick auf das Ende der Ruhezeit.</translation>
    </message>
    <message>
        <source>Anna Keller</source>
        <comment>sender of an example</comment>
        <translation>Anna Keller</translation>
    </message>
    <message>
        <source>This is how an alert looks</source>
        <translation>So sieht ein Hinweis aus</translation>
    </message>
    <message>
        <source>Waxwing goes on in the background</source>
        <translation>Waxwing läuft im Hintergrund weiter</translation>
    </message>
    <message>
        <source>This desktop has no tray, but you will still be alerted of new messages. Start Waxwing again to see its window; Ctrl+Q there ends it.</source>
        <translation>Diese Arbeitsumgebung hat keinen Infobereich, neue Nachrichten werden Ihnen aber weiterhin gemeldet. Starten Sie Waxwing erneut, um sein Fenster zu sehen; Strg+Q beendet es dort.</translation>
    </message>
    <message>
        <source>Alerts of messages wait until the desktop is no longer set to &quot;do not disturb&quot;.</source>
        <translation>Hinweise auf Nachrichten warten, bis der Desktop nicht mehr auf „Nicht stören“ gestellt ist.</translation>
    </message>
    <message>
        <source>What shows alerts on this desktop plays no sounds.</source>
        <translation>Was auf diesem Desktop Hinweise anzeigt, spielt keine Töne ab.</translation>
    </message>
</context>
<context>
    <name>waxwing::ShellCompose</name>
    <message>
        <source>What is protected is not copied into another message. Forward it in the web application.</source>
        <translation>Geschütztes wird nicht in eine andere Nachricht kopiert. Leiten Sie es in der Webanwendung weiter.</translation>
    </message>
    <message>
        <source>Open the message before you forward it.</source>
        <translation>Öffnen Sie die Nachricht, bevor Sie sie weiterleiten.</translation>
    </message>
    <message>
        <source>Too late: the message has been sent.</source>
        <translation>Zu spät: Die Nachricht wurde gesendet.</translation>
    </message>
    <message>
        <source>The message could not be taken back.</source>
        <translation>Die Nachricht konnte nicht zurückgeholt werden.</translation>
    </message>
    <message>
        <source>The draft could not be fetched from the portal.</source>
        <translation>Der Entwurf konnte nicht vom Portal geholt werden.</translation>
    </message>
</context>
<context>
    <name>waxwing::ShellOffline</name>
    <message>
        <source>Fetch for offline</source>
        <translation>Für offline holen</translation>
    </message>
    <message>
        <source>Messages can be fetched as soon as the portal is reached again.</source>
        <translation>Nachrichten können geholt werden, sobald das Portal wieder erreichbar ist.</translation>
    </message>
    <message>
        <source>Nothing is kept on this computer.</source>
        <translation>Auf diesem Computer wird nichts aufbewahrt.</translation>
    </message>
</context>
<context>
    <name>waxwing::ShellRadar</name>
    <message numerus="yes">
        <source>Unread messages, files and documents to sign that end within %n day(s)</source>
        <translation>
            <numerusform>Ungelesene Nachrichten, Dateien und Dokumente zum Unterschreiben, die innerhalb von %n Tag enden</numerusform>
            <numerusform>Ungelesene Nachrichten, Dateien und Dokumente zum Unterschreiben, die innerhalb von %n Tagen enden</numerusform>
        </translation>
    </message>
    <message>
        <source>Ends soon (%1)</source>
        <translation>Endet bald (%1)</translation>
    </message>
    <message>
        <source>Ends soon</source>
        <translation>Endet bald</translation>
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
        <source>Stopped.</source>
        <translation>Abgebrochen.</translation>
    </message>
    <message>
        <source>Stopped. Sign in again.</source>
        <translation>Abgebrochen. Melden Sie sich noch einmal an.</translation>
    </message>
    <message>
        <source>Asking for a new code…</source>
        <translation>Ein neuer Code wird angefordert …</translation>
    </message>
    <message>
        <source>A new code has been asked for.</source>
        <translation>Ein neuer Code ist angefordert.</translation>
    </message>
    <message>
        <source>The link that you followed is for the portal with this code. Go on only if you know it. The message opens after you have signed in.</source>
        <translation>Der Link, dem Sie gefolgt sind, gilt dem Portal mit diesem Code. Gehen Sie nur weiter, wenn Sie es kennen. Die Nachricht öffnet sich, wenn Sie angemeldet sind.</translation>
    </message>
</context>
<context>
    <name>waxwing::SignInTexts</name>
    <message>
        <source>Address or password is wrong. Check both and try again.</source>
        <translation>Adresse oder Passwort ist falsch. Prüfen Sie beides und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Your password for %1 has expired. Set a new one, then sign in.</source>
        <translation>Ihr Passwort für %1 ist abgelaufen. Legen Sie ein neues fest und melden Sie sich dann an.</translation>
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
    <message>
        <source>Sign out of my organisation</source>
        <translation>Bei meiner Organisation abmelden</translation>
    </message>
    <message>
        <source>Not allowed by your organisation</source>
        <translation>Von Ihrer Organisation nicht erlaubt</translation>
    </message>
    <message>
        <source>That code is not right, or it has expired. Enter the newest code you have.</source>
        <translation>Dieser Code stimmt nicht oder ist abgelaufen. Geben Sie den neuesten ein, den Sie haben.</translation>
    </message>
    <message>
        <source>Too many attempts failed, so %1 blocks sign-in for a while. Waxwing does not try again by itself. Wait, or reset your password.</source>
        <translation>Zu viele Versuche sind fehlgeschlagen, deshalb sperrt %1 die Anmeldung für eine Weile. Waxwing versucht es nicht von selbst wieder. Warten Sie, oder setzen Sie Ihr Passwort zurück.</translation>
    </message>
    <message>
        <source>The registration is not confirmed yet. Open the link in the e-mail first.</source>
        <translation>Die Registrierung ist noch nicht bestätigt. Öffnen Sie zuerst den Link in der E-Mail.</translation>
    </message>
    <message>
        <source>This address is not registered at %1 yet.</source>
        <translation>Diese Adresse ist bei %1 noch nicht registriert.</translation>
    </message>
    <message>
        <source>Register</source>
        <translation>Registrieren</translation>
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
    <message>
        <source>Later</source>
        <translation>Später</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>place in a row of accounts</comment>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Register</source>
        <translation>Registrieren</translation>
    </message>
    <message>
        <source>Confirm your address</source>
        <translation>Adresse bestätigen</translation>
    </message>
    <message>
        <source>Set a new password</source>
        <translation>Neues Passwort setzen</translation>
    </message>
</context>
<context>
    <name>waxwing::SlipPane</name>
    <message>
        <source>Delivery slip</source>
        <translation>Lieferschein</translation>
    </message>
    <message>
        <source>Close the delivery slip (F4)</source>
        <translation>Lieferschein schließen (F4)</translation>
    </message>
    <message>
        <source>Close the delivery slip</source>
        <translation>Lieferschein schließen</translation>
    </message>
    <message>
        <source>Save as evidence: a sheet (PDF) and a table (CSV) with its SHA-256</source>
        <translation>Als Nachweis speichern: ein Blatt (PDF) und eine Tabelle (CSV) mit ihrem SHA-256</translation>
    </message>
    <message>
        <source>Save as evidence</source>
        <translation>Als Nachweis speichern</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Sheet and table (*.pdf)</source>
        <translation>Blatt und Tabelle (*.pdf)</translation>
    </message>
    <message>
        <source>Delivery slip</source>
        <comment>a file name</comment>
        <translation>Lieferschein</translation>
    </message>
    <message>
        <source>The files could not be written. Choose another folder.</source>
        <translation>Die Dateien konnten nicht geschrieben werden. Wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>Saved as %1 and %2. SHA-256 of the table: %3</source>
        <translation>Gespeichert als %1 und %2. SHA-256 der Tabelle: %3</translation>
    </message>
    <message>
        <source>Choose a message first.</source>
        <translation>Wählen Sie zuerst eine Nachricht.</translation>
    </message>
    <message>
        <source>As of %1.</source>
        <translation>Stand: %1.</translation>
    </message>
    <message>
        <source>Only the newest events are listed.</source>
        <translation>Nur die neuesten Ereignisse sind aufgeführt.</translation>
    </message>
</context>
<context>
    <name>waxwing::SlipTexts</name>
    <message>
        <source>The sender switched tracking off: nobody sees who read it.</source>
        <translation>Der Absender hat die Verfolgung abgeschaltet: Niemand sieht, wer sie gelesen hat.</translation>
    </message>
    <message>
        <source>Asking the portal…</source>
        <translation>Das Portal wird gefragt …</translation>
    </message>
    <message>
        <source>Only the sender sees who read it.</source>
        <translation>Nur der Absender sieht, wer sie gelesen hat.</translation>
    </message>
    <message>
        <source>Nobody has read it yet.</source>
        <translation>Noch niemand hat sie gelesen.</translation>
    </message>
    <message>
        <source>Everybody has read it.</source>
        <translation>Alle haben sie gelesen.</translation>
    </message>
    <message>
        <source>%1 of %2 recipients have read it.</source>
        <translation>%1 von %2 Empfängern haben sie gelesen.</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Gelesen</translation>
    </message>
    <message>
        <source>Looked at the envelope</source>
        <translation>Umschlag angesehen</translation>
    </message>
    <message>
        <source>Replied</source>
        <translation>Geantwortet</translation>
    </message>
    <message>
        <source>Replied to %1</source>
        <translation>Geantwortet an %1</translation>
    </message>
    <message>
        <source>Forwarded</source>
        <translation>Weitergeleitet</translation>
    </message>
    <message>
        <source>Forwarded to %1</source>
        <translation>Weitergeleitet an %1</translation>
    </message>
    <message>
        <source>Printed</source>
        <translation>Gedruckt</translation>
    </message>
    <message>
        <source>Put into the trash</source>
        <translation>In den Papierkorb</translation>
    </message>
    <message>
        <source>Recalled</source>
        <translation>Zurückgerufen</translation>
    </message>
    <message>
        <source>Previewed</source>
        <translation>Vorschau angesehen</translation>
    </message>
    <message>
        <source>Downloaded</source>
        <translation>Heruntergeladen</translation>
    </message>
    <message>
        <source>Signed</source>
        <translation>Unterschrieben</translation>
    </message>
    <message>
        <source>Declined to sign</source>
        <translation>Unterschrift abgelehnt</translation>
    </message>
    <message>
        <source>Looked at %1</source>
        <comment>a file</comment>
        <translation>%1 angesehen</translation>
    </message>
    <message>
        <source>Printed %1</source>
        <comment>a file</comment>
        <translation>%1 gedruckt</translation>
    </message>
    <message>
        <source>Previewed %1</source>
        <comment>a file</comment>
        <translation>Vorschau von %1 angesehen</translation>
    </message>
    <message>
        <source>Downloaded %1</source>
        <comment>a file</comment>
        <translation>%1 heruntergeladen</translation>
    </message>
    <message>
        <source>Signed %1</source>
        <comment>a file</comment>
        <translation>%1 unterschrieben</translation>
    </message>
    <message>
        <source>Declined to sign %1</source>
        <comment>a file</comment>
        <translation>Unterschrift unter %1 abgelehnt</translation>
    </message>
    <message>
        <source>Forwarded %1</source>
        <comment>a file</comment>
        <translation>%1 weitergeleitet</translation>
    </message>
    <message>
        <source>Access was taken away</source>
        <translation>Der Zugriff wurde entzogen</translation>
    </message>
    <message>
        <source>Access was taken away: %1</source>
        <translation>Der Zugriff wurde entzogen: %1</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <comment>what somebody did, and when</comment>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>Sender</source>
        <translation>Absender</translation>
    </message>
    <message>
        <source>Looked at the envelope, not read yet</source>
        <translation>Umschlag angesehen, noch nicht gelesen</translation>
    </message>
    <message>
        <source>Not read yet</source>
        <translation>Noch nicht gelesen</translation>
    </message>
    <message>
        <source>Recipient</source>
        <translation>Empfänger</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopie</translation>
    </message>
    <message>
        <source>Blind copy</source>
        <translation>Blindkopie</translation>
    </message>
    <message>
        <source>Somebody else</source>
        <translation>Jemand anders</translation>
    </message>
    <message>
        <source>replying</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>replying to all</source>
        <translation>Antworten an alle</translation>
    </message>
    <message>
        <source>forwarding</source>
        <translation>Weiterleiten</translation>
    </message>
    <message>
        <source>neither replying to all nor forwarding</source>
        <translation>weder Antworten an alle noch Weiterleiten</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>seen by sender and recipients</source>
        <translation>für Absender und Empfänger sichtbar</translation>
    </message>
    <message>
        <source>seen by the sender</source>
        <translation>für den Absender sichtbar</translation>
    </message>
    <message>
        <source>none besides encryption</source>
        <translation>keiner außer Verschlüsselung</translation>
    </message>
    <message>
        <source>account password, asked for every time</source>
        <translation>Kontopasswort, jedes Mal gefragt</translation>
    </message>
    <message>
        <source>password of its own, asked for every time</source>
        <translation>eigenes Passwort, jedes Mal gefragt</translation>
    </message>
    <message>
        <source>recalled on %1</source>
        <translation>zurückgerufen am %1</translation>
    </message>
    <message>
        <source>recalled on %1: %2</source>
        <translation>zurückgerufen am %1: %2</translation>
    </message>
    <message>
        <source>expired</source>
        <translation>abgelaufen</translation>
    </message>
    <message>
        <source>no end</source>
        <translation>unbegrenzt</translation>
    </message>
    <message>
        <source>expired on %1</source>
        <translation>abgelaufen am %1</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>bis %1</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gesendet</translation>
    </message>
    <message>
        <source>Can be read</source>
        <translation>Lesbar</translation>
    </message>
    <message>
        <source>Protection</source>
        <translation>Schutz</translation>
    </message>
    <message>
        <source>Allowed</source>
        <translation>Erlaubt</translation>
    </message>
    <message>
        <source>Tracking</source>
        <translation>Verfolgung</translation>
    </message>
    <message>
        <source>Kept by the portal until</source>
        <translation>Vom Portal aufbewahrt bis</translation>
    </message>
    <message>
        <source>Archived by the organisation</source>
        <translation>Von der Organisation archiviert</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Nachricht</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>Unterhaltung</translation>
    </message>
    <message>
        <source>Answers or forwards</source>
        <translation>Antwort auf oder Weiterleitung von</translation>
    </message>
    <message>
        <source>Campaign</source>
        <translation>Kampagne</translation>
    </message>
    <message>
        <source>Sent from network address</source>
        <translation>Gesendet von der Netzadresse</translation>
    </message>
</context>
<context>
    <name>waxwing::SlipTimeline</name>
    <message>
        <source>1 min</source>
        <comment>time on a scale, very short</comment>
        <translation>1 min</translation>
    </message>
    <message>
        <source>1 h</source>
        <comment>time on a scale, very short</comment>
        <translation>1 h</translation>
    </message>
    <message>
        <source>1 d</source>
        <comment>day, time on a scale, very short</comment>
        <translation>1 T</translation>
    </message>
    <message>
        <source>1 w</source>
        <comment>week, time on a scale, very short</comment>
        <translation>1 W</translation>
    </message>
    <message>
        <source>1 mo</source>
        <comment>month, time on a scale, very short</comment>
        <translation>1 M</translation>
    </message>
    <message>
        <source>1 y</source>
        <comment>year, time on a scale, very short</comment>
        <translation>1 J</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Zeitleiste</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weitere Person</numerusform>
            <numerusform>und %n weitere Personen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>waxwing::SlipTree</name>
    <message>
        <source>Unknown</source>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>Who did what, and how the message was sent</source>
        <translation>Wer was tat, und wie die Nachricht gesendet wurde</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personen</translation>
    </message>
    <message>
        <source>Delivery</source>
        <translation>Zustellung</translation>
    </message>
    <message>
        <source>Identifiers</source>
        <translation>Kennungen</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Go to this message</source>
        <translation>Zu dieser Nachricht</translation>
    </message>
</context>
<context>
    <name>waxwing::SoundChoice</name>
    <message>
        <source>&amp;Sound:</source>
        <translation>&amp;Ton:</translation>
    </message>
    <message>
        <source>Sound of alerts</source>
        <translation>Ton der Hinweise</translation>
    </message>
    <message>
        <source>As the desktop does</source>
        <translation>Wie der Desktop es macht</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keiner</translation>
    </message>
    <message>
        <source>%1 (not there any more)</source>
        <translation>%1 (nicht mehr vorhanden)</translation>
    </message>
    <message>
        <source>A sound file of your own…</source>
        <translation>Eine eigene Tondatei …</translation>
    </message>
    <message>
        <source>Choose a sound</source>
        <translation>Ton auswählen</translation>
    </message>
    <message>
        <source>Sounds (*.wav *.oga *.ogg)</source>
        <translation>Töne (*.wav *.oga *.ogg)</translation>
    </message>
</context>
<context>
    <name>waxwing::SpellingSection</name>
    <message>
        <source>Spelling</source>
        <translation>Rechtschreibung</translation>
    </message>
    <message>
        <source>Spelling is not checked: there is no dictionary on this computer. Waxwing uses those of Hunspell, which systems install by language, for example as hunspell-en-us.</source>
        <translation>Die Rechtschreibung wird nicht geprüft: Auf diesem Computer gibt es kein Wörterbuch. Waxwing verwendet die von Hunspell, die Systeme je Sprache installieren, zum Beispiel als hunspell-de-de.</translation>
    </message>
    <message>
        <source>There are dictionaries for %1. In which of them to look, or whether at all, is chosen in the menu of the text while you write. F7 goes to the next misspelled word.</source>
        <translation>Es gibt Wörterbücher für %1. In welchen nachgesehen wird und ob überhaupt, wählen Sie beim Schreiben im Menü des Textes. F7 führt zum nächsten falsch geschriebenen Wort.</translation>
    </message>
</context>
<context>
    <name>waxwing::SsoPage</name>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Browser</source>
        <translation>Browser</translation>
    </message>
    <message>
        <source>Used last</source>
        <translation>Zuletzt verwendet</translation>
    </message>
    <message>
        <source>%1 · used last</source>
        <translation>%1 · zuletzt verwendet</translation>
    </message>
    <message>
        <source>Keep me signed in</source>
        <translation>Angemeldet bleiben</translation>
    </message>
    <message>
        <source>No browser could be started. Copy the address and open it in a browser on this computer.</source>
        <translation>Es konnte kein Browser gestartet werden. Kopieren Sie die Adresse und öffnen Sie sie in einem Browser auf diesem Computer.</translation>
    </message>
    <message>
        <source>Address of the sign-in page</source>
        <translation>Adresse der Anmeldeseite</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy the address</source>
        <translation>Adresse kopieren</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>Noch einmal öffnen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>Is this the right account?</source>
        <translation>Ist das das richtige Konto?</translation>
    </message>
    <message>
        <source>No, end this session</source>
        <translation>Nein, diese Sitzung beenden</translation>
    </message>
    <message>
        <source>In the browser you have signed in to %1 as %2, not as %3.</source>
        <translation>Im Browser haben Sie sich bei %1 als %2 angemeldet, nicht als %3.</translation>
    </message>
    <message>
        <source>Yes, continue</source>
        <translation>Ja, weiter</translation>
    </message>
    <message>
        <source>Yes, continue as %1</source>
        <translation>Ja, weiter als %1</translation>
    </message>
    <message>
        <source>How do you want to sign in?</source>
        <translation>Wie möchten Sie sich anmelden?</translation>
    </message>
    <message>
        <source>%1 signs you in through your organisation, in your browser.</source>
        <translation>Bei %1 melden Sie sich über Ihre Organisation an, in Ihrem Browser.</translation>
    </message>
    <message>
        <source>Signing in…</source>
        <translation>Anmeldung läuft …</translation>
    </message>
    <message>
        <source>Continue in your browser</source>
        <translation>Weiter in Ihrem Browser</translation>
    </message>
    <message>
        <source>Waxwing goes on by itself when you are done there.</source>
        <translation>Waxwing macht von selbst weiter, wenn Sie dort fertig sind.</translation>
    </message>
    <message>
        <source>Sign in there as %1. Waxwing goes on by itself when you are done.</source>
        <translation>Melden Sie sich dort als %1 an. Waxwing macht von selbst weiter, wenn Sie fertig sind.</translation>
    </message>
    <message>
        <source>What the browser brought back had expired, so it was opened once more.</source>
        <translation>Was der Browser zurückbrachte, war abgelaufen; deshalb wurde er noch einmal geöffnet.</translation>
    </message>
    <message>
        <source>Waxwing waits for you until %1.</source>
        <translation>Waxwing wartet bis %1 Uhr auf Sie.</translation>
    </message>
</context>
<context>
    <name>waxwing::SsoTexts</name>
    <message>
        <source>Back to Waxwing</source>
        <translation>Zurück zu Waxwing</translation>
    </message>
    <message>
        <source>You can close this window. Waxwing goes on by itself.</source>
        <translation>Sie können dieses Fenster schließen. Waxwing macht von selbst weiter.</translation>
    </message>
    <message>
        <source>Waxwing could not wait for your browser on this computer. A security program may forbid it. Allow Waxwing to accept local connections, then try again.</source>
        <translation>Waxwing konnte auf diesem Computer nicht auf Ihren Browser warten. Vielleicht verbietet es ein Sicherheitsprogramm. Erlauben Sie Waxwing lokale Verbindungen und versuchen Sie es dann noch einmal.</translation>
    </message>
    <message>
        <source>Nothing came back from the browser within five minutes, so the sign-in was cancelled. Try again when you are ready.</source>
        <translation>Fünf Minuten lang kam nichts vom Browser zurück, deshalb wurde die Anmeldung abgebrochen. Versuchen Sie es noch einmal, wenn Sie so weit sind.</translation>
    </message>
    <message>
        <source>The answer in the browser came from the wrong server, so it was not used. Tell the administrator of %1.</source>
        <translation>Die Antwort im Browser kam vom falschen Server und wurde nicht verwendet. Sagen Sie es der Verwaltung von %1.</translation>
    </message>
    <message>
        <source>The sign-in service gave an invalid answer, so you were not signed in. Tell the administrator of %1 if that stays so.</source>
        <translation>Der Anmeldedienst hat eine ungültige Antwort gegeben, deshalb sind Sie nicht angemeldet. Sagen Sie es der Verwaltung von %1, wenn das so bleibt.</translation>
    </message>
    <message>
        <source>The sign-in was refused in the browser. If it was not you, ask the administrator of %1.</source>
        <translation>Die Anmeldung wurde im Browser abgelehnt. Wenn Sie das nicht selbst waren, fragen Sie die Verwaltung von %1.</translation>
    </message>
    <message>
        <source>%1 is not set up for signing in with this program, so trying again does not help. Tell its administrator.</source>
        <translation>%1 ist nicht für die Anmeldung mit diesem Programm eingerichtet; ein neuer Versuch hilft nicht. Sagen Sie es der Verwaltung.</translation>
    </message>
    <message>
        <source>The sign-in service of %1 is out of order or busy at the moment. Try again in a few minutes.</source>
        <translation>Der Anmeldedienst von %1 ist im Moment gestört oder überlastet. Versuchen Sie es in einigen Minuten noch einmal.</translation>
    </message>
    <message>
        <source>Your organisation knows you, but %1 has no user for you. Ask its administrator.</source>
        <translation>Ihre Organisation kennt Sie, aber bei %1 sind Sie nicht eingerichtet. Fragen Sie die Verwaltung.</translation>
    </message>
    <message>
        <source>In the browser you are signed in to your organisation as somebody else than %1. Sign out there, then try again.</source>
        <translation>Im Browser sind Sie bei Ihrer Organisation als jemand anderes als %1 angemeldet. Melden Sie sich dort ab und versuchen Sie es dann noch einmal.</translation>
    </message>
    <message>
        <source>What the browser brought back had expired before it could be used, twice. Check the clock of this computer, then try again.</source>
        <translation>Was der Browser zurückbrachte, war zweimal abgelaufen, bevor es verwendet werden konnte. Prüfen Sie die Uhr dieses Computers und versuchen Sie es dann noch einmal.</translation>
    </message>
    <message>
        <source>The sign-in service of %1 wanted to send this program to another address, which is not allowed. Tell its administrator.</source>
        <translation>Der Anmeldedienst von %1 wollte dieses Programm an eine andere Adresse schicken; das ist nicht erlaubt. Sagen Sie es der Verwaltung.</translation>
    </message>
    <message>
        <source>You are back from the browser, but the sign-in could not be finished because %1 cannot be reached. Check your Internet connection, then try again.</source>
        <translation>Sie sind vom Browser zurück, aber die Anmeldung konnte nicht abgeschlossen werden, weil %1 nicht erreichbar ist. Prüfen Sie Ihre Internetverbindung und versuchen Sie es dann noch einmal.</translation>
    </message>
    <message>
        <source>The sign-in was cancelled. You can close the page in the browser.</source>
        <translation>Die Anmeldung wurde abgebrochen. Sie können die Seite im Browser schließen.</translation>
    </message>
    <message>
        <source>You are not signed in. To sign in as %1, sign out of your organisation in the browser first.</source>
        <translation>Sie sind nicht angemeldet. Um sich als %1 anzumelden, melden Sie sich zuerst im Browser bei Ihrer Organisation ab.</translation>
    </message>
    <message>
        <source>Your browser is signing you out of your organisation. When it is done, try again.</source>
        <translation>Ihr Browser meldet Sie bei Ihrer Organisation ab. Versuchen Sie es noch einmal, wenn das erledigt ist.</translation>
    </message>
</context>
<context>
    <name>waxwing::StorageSection</name>
    <message>
        <source>Keep nothing on this computer</source>
        <translation>Nichts auf diesem Computer speichern</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Dieser Computer</translation>
    </message>
    <message>
        <source>Stored messages, their keys and kept sign-ins are removed from this computer. At the portal everything stays.</source>
        <translation>Gespeicherte Nachrichten, ihre Schlüssel und gemerkte Anmeldungen werden von diesem Computer entfernt. Im Portal bleibt alles erhalten.</translation>
    </message>
    <message>
        <source>Remove them</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Change passphrase…</source>
        <translation>Passphrase ändern …</translation>
    </message>
    <message>
        <source>Present passphrase</source>
        <translation>Bisherige Passphrase</translation>
    </message>
    <message>
        <source>New passphrase</source>
        <translation>Neue Passphrase</translation>
    </message>
    <message>
        <source>New passphrase again</source>
        <translation>Neue Passphrase noch einmal</translation>
    </message>
    <message>
        <source>Change it</source>
        <translation>Ändern</translation>
    </message>
    <message>
        <source>Lock after a time without use:</source>
        <translation>Sperren, wenn Waxwing nicht benutzt wird:</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nie</translation>
    </message>
    <message numerus="yes">
        <source>%n minutes</source>
        <translation>
            <numerusform>%n Minute</numerusform>
            <numerusform>%n Minuten</numerusform>
        </translation>
    </message>
    <message>
        <source>Lock after</source>
        <translation>Sperren nach</translation>
    </message>
    <message>
        <source>Lock with the screen</source>
        <translation>Mit dem Bildschirm sperren</translation>
    </message>
    <message>
        <source>Lock now</source>
        <translation>Jetzt sperren</translation>
    </message>
    <message>
        <source>Messages are stored encrypted. Their key is in the credential store of your system.</source>
        <translation>Nachrichten werden verschlüsselt gespeichert. Ihr Schlüssel liegt im Schlüsselbund Ihres Systems.</translation>
    </message>
    <message>
        <source>Messages are stored encrypted. Their key is protected by your passphrase.</source>
        <translation>Nachrichten werden verschlüsselt gespeichert. Ihr Schlüssel ist durch Ihre Passphrase geschützt.</translation>
    </message>
    <message>
        <source>Messages are in memory only. When Waxwing ends, nothing is left on this computer.</source>
        <translation>Nachrichten sind nur im Arbeitsspeicher. Wenn Waxwing endet, bleibt nichts auf diesem Computer zurück.</translation>
    </message>
    <message>
        <source>Your organisation has decided this.</source>
        <translation>Das hat Ihre Organisation entschieden.</translation>
    </message>
    <message>
        <source>Messages are fetched anew at every start, and you sign in each time.</source>
        <translation>Nachrichten werden bei jedem Start neu geholt, und Sie melden sich jedes Mal an.</translation>
    </message>
    <message>
        <source>The new passphrase holds from now on.</source>
        <translation>Ab jetzt gilt die neue Passphrase.</translation>
    </message>
    <message>
        <source>This is not the present passphrase. Nothing was changed.</source>
        <translation>Das ist nicht die bisherige Passphrase. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>The file cannot be written. The present passphrase still holds.</source>
        <translation>Die Datei kann nicht geschrieben werden. Die bisherige Passphrase gilt weiter.</translation>
    </message>
    <message numerus="yes">
        <source>Use at least %n characters.</source>
        <translation>
            <numerusform>Verwenden Sie mindestens %n Zeichen.</numerusform>
            <numerusform>Verwenden Sie mindestens %n Zeichen.</numerusform>
        </translation>
    </message>
    <message>
        <source>The two are not the same. Type the passphrase again.</source>
        <translation>Die beiden sind nicht gleich. Geben Sie die Passphrase noch einmal ein.</translation>
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
    <name>waxwing::ThreadList</name>
    <message>
        <source>Messages of this conversation</source>
        <translation>Nachrichten dieser Unterhaltung</translation>
    </message>
    <message>
        <source>new</source>
        <translation>neu</translation>
    </message>
    <message>
        <source>on screen</source>
        <translation>wird angezeigt</translation>
    </message>
    <message>
        <source>cannot be opened</source>
        <translation>kann nicht geöffnet werden</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <comment>sender and subject</comment>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Unbekannt</translation>
    </message>
</context>
<context>
    <name>waxwing::ThreadPane</name>
    <message>
        <source>Show or fold the conversation</source>
        <translation>Unterhaltung zeigen oder einklappen</translation>
    </message>
    <message>
        <source>Conversation of %1 messages</source>
        <translation>Unterhaltung aus %1 Nachrichten</translation>
    </message>
    <message>
        <source>Conversation of %1 messages, %2 new</source>
        <translation>Unterhaltung aus %1 Nachrichten, %2 neue</translation>
    </message>
</context>
<context>
    <name>waxwing::TransferText</name>
    <message>
        <source>There is not enough room for this file. Make room, or save it somewhere else.</source>
        <translation>Für diese Datei ist nicht genug Platz. Schaffen Sie Platz, oder speichern Sie sie anderswo.</translation>
    </message>
    <message>
        <source>The file cannot be written there. Save it in another folder.</source>
        <translation>Die Datei kann dort nicht geschrieben werden. Speichern Sie sie in einem anderen Ordner.</translation>
    </message>
    <message>
        <source>What arrived is not as long as the portal announced, so it was not kept. Try again.</source>
        <translation>Was ankam, ist nicht so lang, wie das Portal angekündigt hat, und wurde darum nicht aufbewahrt. Versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>This file is too large to be shown here. Save it instead.</source>
        <translation>Diese Datei ist zu groß, um hier gezeigt zu werden. Speichern Sie sie stattdessen.</translation>
    </message>
    <message>
        <source>The file on this computer has changed or is gone. Attach it again.</source>
        <translation>Die Datei auf diesem Computer hat sich geändert oder ist weg. Hängen Sie sie noch einmal an.</translation>
    </message>
    <message>
        <source>The portal did not say clearly how it wants the file, so nothing was sent. Tell its administrator.</source>
        <translation>Das Portal hat nicht klar gesagt, wie es die Datei haben will; darum wurde nichts gesendet. Sagen Sie es seinem Administrator.</translation>
    </message>
    <message>
        <source>The portal has not received all of the file. Try again to send what is missing.</source>
        <translation>Das Portal hat die Datei nicht ganz erhalten. Versuchen Sie es noch einmal, um den Rest zu senden.</translation>
    </message>
    <message>
        <source>The connection was lost. Try again to go on where it stopped.</source>
        <translation>Die Verbindung ging verloren. Versuchen Sie es noch einmal, dann geht es dort weiter.</translation>
    </message>
    <message>
        <source>The portal accepts no files of this kind.</source>
        <translation>Das Portal nimmt Dateien dieser Art nicht an.</translation>
    </message>
    <message>
        <source>The files of this message are larger than the portal accepts. Remove some.</source>
        <translation>Die Dateien dieser Nachricht sind größer, als das Portal annimmt. Entfernen Sie einige.</translation>
    </message>
    <message>
        <source>The sender&apos;s upload of this file is not complete yet. Try again later.</source>
        <translation>Der Absender hat diese Datei noch nicht ganz hochgeladen. Versuchen Sie es später noch einmal.</translation>
    </message>
    <message>
        <source>This file has expired and cannot be fetched any more.</source>
        <translation>Diese Datei ist abgelaufen und kann nicht mehr geholt werden.</translation>
    </message>
    <message>
        <source>The portal does not give you access to this file any more.</source>
        <translation>Das Portal gibt Ihnen keinen Zugriff mehr auf diese Datei.</translation>
    </message>
    <message>
        <source>The sender has recalled the message with this file.</source>
        <translation>Der Absender hat die Nachricht mit dieser Datei zurückgerufen.</translation>
    </message>
    <message>
        <source>This file is not in the portal any more.</source>
        <translation>Diese Datei ist nicht mehr im Portal.</translation>
    </message>
    <message>
        <source>This file is protected by a password, and this was not the one. Enter it again.</source>
        <translation>Diese Datei ist durch ein Passwort geschützt, und dieses war es nicht. Geben Sie es noch einmal ein.</translation>
    </message>
    <message>
        <source>The portal does not have this part of the file. Try again from the beginning.</source>
        <translation>Dem Portal fehlt dieser Teil der Datei. Beginnen Sie von vorn.</translation>
    </message>
    <message>
        <source>The portal has this file already, with another content. Remove it and attach it again.</source>
        <translation>Das Portal hat diese Datei schon, mit anderem Inhalt. Entfernen Sie sie und hängen Sie sie noch einmal an.</translation>
    </message>
    <message>
        <source>The address of this file was used already or is too old. Try again.</source>
        <translation>Die Adresse dieser Datei wurde schon benutzt oder ist zu alt. Versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The portal does not accept this file as it is. Rename it, or attach it again.</source>
        <translation>Das Portal nimmt diese Datei so nicht an. Benennen Sie sie um oder hängen Sie sie noch einmal an.</translation>
    </message>
</context>
<context>
    <name>waxwing::TrayIcon</name>
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
        <source>Waxwing – locked</source>
        <translation>Waxwing – gesperrt</translation>
    </message>
    <message>
        <source>Unlock…</source>
        <translation>Entsperren …</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Sperren</translation>
    </message>
    <message numerus="yes">
        <source>Waxwing – sign-in needed at %n portal(s)</source>
        <translation>
            <numerusform>Waxwing – Anmeldung nötig bei %n Portal</numerusform>
            <numerusform>Waxwing – Anmeldung nötig bei %n Portalen</numerusform>
        </translation>
    </message>
    <message>
        <source>Resume alerts (paused)</source>
        <translation>Hinweise wieder zeigen (pausiert)</translation>
    </message>
    <message>
        <source>For 30 minutes</source>
        <translation>Für 30 Minuten</translation>
    </message>
    <message>
        <source>Until tomorrow morning</source>
        <translation>Bis morgen früh</translation>
    </message>
    <message>
        <source>Until I resume them</source>
        <translation>Bis ich sie wieder einschalte</translation>
    </message>
    <message>
        <source>Alerts are not shown – why?</source>
        <translation>Meldungen werden nicht angezeigt – warum?</translation>
    </message>
</context>
<context>
    <name>waxwing::TrayTexts</name>
    <message>
        <source>New secure message</source>
        <translation>Neue sichere Nachricht</translation>
    </message>
    <message>
        <source>%1: protected message</source>
        <comment>sender</comment>
        <translation>%1: geschützte Nachricht</translation>
    </message>
</context>
<context>
    <name>waxwing::WritingPanel</name>
    <message>
        <source>New message</source>
        <translation>Neue Nachricht</translation>
    </message>
    <message>
        <source>Write a message (Ctrl+N)</source>
        <translation>Nachricht schreiben (Strg+N)</translation>
    </message>
    <message numerus="yes">
        <source>Outbox (%n)</source>
        <translation>
            <numerusform>Postausgang (%n)</numerusform>
            <numerusform>Postausgang (%n)</numerusform>
        </translation>
    </message>
    <message>
        <source>Something in the outbox needs you</source>
        <translation>Etwas im Postausgang braucht Sie</translation>
    </message>
    <message>
        <source>Messages on their way</source>
        <translation>Nachrichten auf dem Weg</translation>
    </message>
</context>
</TS>
