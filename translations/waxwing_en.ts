<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Composer</name>
    <message numerus="yes">
        <source>You may send %n more message(s) today.</source>
        <translation>
            <numerusform>You may send %n more message today.</numerusform>
            <numerusform>You may send %n more messages today.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Goes out once its %n file(s) are uploaded: %1 %</source>
        <translation>
            <numerusform>Goes out once its %n file are uploaded: %1 %</numerusform>
            <numerusform>Goes out once its %n files are uploaded: %1 %</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>waxwing::AlertTexts</name>
    <message numerus="yes">
        <source>%n new secure message(s)</source>
        <translation>
            <numerusform>%n new secure message</numerusform>
            <numerusform>%n new secure messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new secure message(s) in quiet hours</source>
        <translation>
            <numerusform>%n new secure message in quiet hours</numerusform>
            <numerusform>%n new secure messages in quiet hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n piece(s) of news in quiet hours</source>
        <translation>
            <numerusform>%n piece of news in quiet hours</numerusform>
            <numerusform>%n pieces of news in quiet hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n piece(s) of news</source>
        <translation>
            <numerusform>%n piece of news</numerusform>
            <numerusform>%n pieces of news</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>waxwing::AlertTrailWindow</name>
    <message numerus="yes">
        <source>The latest %n alert(s) of the day. Open a line to see each step.</source>
        <translation>
            <numerusform>The latest %n alert of the day. Open a line to see each step.</numerusform>
            <numerusform>The latest %n alerts of the day. Open a line to see each step.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>waxwing::AllInboxesTexts</name>
    <message numerus="yes">
        <source>%n account(s) need you to sign in. There are no alerts from them until then.</source>
        <translation>
            <numerusform>%n account needs you to sign in. There are no alerts from it until then.</numerusform>
            <numerusform>%n accounts need you to sign in. There are no alerts from them until then.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n account(s) connected</source>
        <translation>
            <numerusform>%1 of %n account connected</numerusform>
            <numerusform>%1 of %n accounts connected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>waxwing::ChaseBar</name>
    <message numerus="yes">
        <source>Remind me if it is still unread after %n day(s)</source>
        <translation>
            <numerusform>Remind me if it is still unread after %n day</numerusform>
            <numerusform>Remind me if it is still unread after %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Reminds you if it is unread after %n day(s)</source>
        <translation>
            <numerusform>Reminds you if it is unread after %n day</numerusform>
            <numerusform>Reminds you if it is unread after %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remind again in %n day(s)</source>
        <translation>
            <numerusform>Remind again in %n day</numerusform>
            <numerusform>Remind again in %n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>waxwing::ChaseTexts</name>
    <message numerus="yes">
        <source>Not read yet by %1 and %n more.</source>
        <translation>
            <numerusform>Not read yet by %1 and %n more.</numerusform>
            <numerusform>Not read yet by %1 and %n more.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 You wanted to be reminded after %n day(s).</source>
        <comment>a sentence</comment>
        <translation>
            <numerusform>%1 You wanted to be reminded after %n day.</numerusform>
            <numerusform>%1 You wanted to be reminded after %n days.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>waxwing::CommandAnswers</name>
    <message numerus="yes">
        <source>%n message(s) were left out: their text is not kept here, they have not been opened or are protected</source>
        <translation>
            <numerusform>%n message were left out: their text is not kept here, they have not been opened or are protected</numerusform>
            <numerusform>%n messages were left out: their text is not kept here, they have not been opened or are protected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>waxwing::CommandRequest</name>
    <message numerus="yes">
        <source>%n file(s) were written, then one could not be: it is there already, or there is no room</source>
        <translation>
            <numerusform>%n file were written, then one could not be: it is there already, or there is no room</numerusform>
            <numerusform>%n files were written, then one could not be: it is there already, or there is no room</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>waxwing::ComposerOptionsPanel</name>
    <message numerus="yes">
        <source> day(s)</source>
        <comment>after a number</comment>
        <translation>
            <numerusform> day</numerusform>
            <numerusform> days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>waxwing::FilePane</name>
    <message numerus="yes">
        <source>%n more file(s) cannot be attached.</source>
        <translation>
            <numerusform>%n more file cannot be attached.</numerusform>
            <numerusform>%n more files cannot be attached.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>waxwing::FileText</name>
    <message numerus="yes">
        <source>%n file(s) on the way, %1 %. You need not wait: the message goes out with them.</source>
        <translation>
            <numerusform>%n file on the way, %1 %. You need not wait: the message goes out with them.</numerusform>
            <numerusform>%n files on the way, %1 %. You need not wait: the message goes out with them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>waxwing::FormParts</name>
    <message numerus="yes">
        <source>Send e-mail again (possible in %n second(s))</source>
        <translation>
            <numerusform>Send e-mail again (possible in %n second)</numerusform>
            <numerusform>Send e-mail again (possible in %n seconds)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>waxwing::InboxTexts</name>
    <message numerus="yes">
        <source>%Ln message(s) here, hidden by: %1</source>
        <translation>
            <numerusform>%Ln message here, hidden by: %1</numerusform>
            <numerusform>%Ln messages here, hidden by: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>waxwing::LabelTexts</name>
    <message numerus="yes">
        <source>Label “%1” put on %Ln message(s).</source>
        <translation>
            <numerusform>Label “%1” put on %Ln message.</numerusform>
            <numerusform>Label “%1” put on %Ln messages.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Label “%1” taken off %Ln message(s).</source>
        <translation>
            <numerusform>Label “%1” taken off %Ln message.</numerusform>
            <numerusform>Label “%1” taken off %Ln messages.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>waxwing::LockWindow</name>
    <message numerus="yes">
        <source>Use at least %n characters.</source>
        <translation>
            <numerusform>Use at least %n character.</numerusform>
            <numerusform>Use at least %n characters.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>waxwing::MessageHeader</name>
    <message numerus="yes">
        <source>To %1 and %n more</source>
        <translation>
            <numerusform>To %1 and %n more</numerusform>
            <numerusform>To %1 and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>waxwing::MessageListPane</name>
    <message numerus="yes">
        <source>%Ln unread</source>
        <translation>
            <numerusform>%Ln unread</numerusform>
            <numerusform>%Ln unread</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s)</source>
        <translation>
            <numerusform>%Ln message</numerusform>
            <numerusform>%Ln messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>waxwing::MessageTools</name>
    <message numerus="yes">
        <source>%Ln selected</source>
        <translation>
            <numerusform>%Ln selected</numerusform>
            <numerusform>%Ln selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>waxwing::MoveTexts</name>
    <message numerus="yes">
        <source>%Ln message(s) are back where they were.</source>
        <translation>
            <numerusform>%Ln message is back where it was.</numerusform>
            <numerusform>%Ln messages are back where they were.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) archived.</source>
        <translation>
            <numerusform>%Ln message archived.</numerusform>
            <numerusform>%Ln messages archived.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) put into the trash.</source>
        <translation>
            <numerusform>%Ln message put into the trash.</numerusform>
            <numerusform>%Ln messages put into the trash.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) put back.</source>
        <translation>
            <numerusform>%Ln message put back.</numerusform>
            <numerusform>%Ln messages put back.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>waxwing::NewPasswordFields</name>
    <message numerus="yes">
        <source>At least %n character(s)</source>
        <translation>
            <numerusform>At least %n character</numerusform>
            <numerusform>At least %n characters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At most %n character(s)</source>
        <translation>
            <numerusform>At most %n character</numerusform>
            <numerusform>At most %n characters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At least %n capital letter(s), A to Z</source>
        <translation>
            <numerusform>At least %n capital letter, A to Z</numerusform>
            <numerusform>At least %n capital letters, A to Z</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At least %n digit(s)</source>
        <translation>
            <numerusform>At least %n digit</numerusform>
            <numerusform>At least %n digits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At least %n symbol(s): ! # % and the like</source>
        <translation>
            <numerusform>At least %n symbol: ! # % and the like</numerusform>
            <numerusform>At least %n symbols: ! # % and the like</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>waxwing::OfflineQuestion</name>
    <message numerus="yes">
        <source>%n of these message(s) will count as read: %1 will see it.</source>
        <translation>
            <numerusform>%n of these message will count as read: %1 will see it.</numerusform>
            <numerusform>%n of these messages will count as read: %1 will see it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n protected message(s) are never kept.</source>
        <translation>
            <numerusform>%n protected message are never kept.</numerusform>
            <numerusform>%n protected messages are never kept.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Fetch all %n</source>
        <translation>
            <numerusform>Fetch all %n</numerusform>
            <numerusform>Fetch all %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Only the %n other(s)</source>
        <translation>
            <numerusform>Only the %n other</numerusform>
            <numerusform>Only the %n others</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) can be read offline now.</source>
        <translation>
            <numerusform>%n message can be read offline now.</numerusform>
            <numerusform>%n messages can be read offline now.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>waxwing::OutboxWindow</name>
    <message numerus="yes">
        <source>%n message(s) are not at the portal yet. Nothing is kept on this computer, so they are lost when the program ends.</source>
        <translation>
            <numerusform>%n message are not at the portal yet. Nothing is kept on this computer, so they are lost when the program ends.</numerusform>
            <numerusform>%n messages are not at the portal yet. Nothing is kept on this computer, so they are lost when the program ends.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>waxwing::PasswordPanel</name>
    <message numerus="yes">
        <source>Three passwords were wrong. Try again in %n second(s).</source>
        <translation>
            <numerusform>Three passwords were wrong. Try again in %n second.</numerusform>
            <numerusform>Three passwords were wrong. Try again in %n seconds.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>waxwing::RadarTexts</name>
    <message numerus="yes">
        <source>in %Ln minute(s)</source>
        <translation>
            <numerusform>in %Ln minute</numerusform>
            <numerusform>in %Ln minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %Ln hour(s)</source>
        <translation>
            <numerusform>in %Ln hour</numerusform>
            <numerusform>in %Ln hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %Ln day(s)</source>
        <translation>
            <numerusform>in %Ln day</numerusform>
            <numerusform>in %Ln days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s)</source>
        <translation>
            <numerusform>%Ln file</numerusform>
            <numerusform>%Ln files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>waxwing::RadarWindow</name>
    <message numerus="yes">
        <source>Nothing that you have not read, no file and no document to sign ends within %n day(s).</source>
        <translation>
            <numerusform>Nothing that you have not read, no file and no document to sign ends within %n day.</numerusform>
            <numerusform>Nothing that you have not read, no file and no document to sign ends within %n days.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>What you can read, save or sign only for %n more day(s) at most.</source>
        <translation>
            <numerusform>What you can read, save or sign only for %n more day at most.</numerusform>
            <numerusform>What you can read, save or sign only for %n more days at most.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>waxwing::ReaderView</name>
    <message numerus="yes">
        <source>%n remote image(s) blocked, because loading them would tell the sender about it.</source>
        <translation>
            <numerusform>%n remote image blocked, because loading it would tell the sender about it.</numerusform>
            <numerusform>%n remote images blocked, because loading them would tell the sender about it.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>waxwing::SearchTexts</name>
    <message numerus="yes">
        <source>%Ln message(s) found</source>
        <translation>
            <numerusform>%Ln message found</numerusform>
            <numerusform>%Ln messages found</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>waxwing::SessionTexts</name>
    <message numerus="yes">
        <source>session ends in %n minute(s) if not used</source>
        <translation>
            <numerusform>session ends in %n minute if not used</numerusform>
            <numerusform>session ends in %n minutes if not used</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>waxwing::SettingsDialog</name>
    <message numerus="yes">
        <source>Waxwing locks itself after %n minute(s) without use.</source>
        <translation>
            <numerusform>Waxwing locks itself after %n minute without use.</numerusform>
            <numerusform>Waxwing locks itself after %n minutes without use.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>waxwing::Shell</name>
    <message numerus="yes">
        <source>Sign in at %n portal(s)</source>
        <translation>
            <numerusform>Sign in at %n portal</numerusform>
            <numerusform>Sign in at %n portals</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>waxwing::ShellRadar</name>
    <message numerus="yes">
        <source>Unread messages, files and documents to sign that end within %n day(s)</source>
        <translation>
            <numerusform>Unread messages, files and documents to sign that end within %n day</numerusform>
            <numerusform>Unread messages, files and documents to sign that end within %n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>waxwing::SlipTimeline</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>waxwing::StorageSection</name>
    <message numerus="yes">
        <source>%n minutes</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use at least %n characters.</source>
        <translation>
            <numerusform>Use at least %n character.</numerusform>
            <numerusform>Use at least %n characters.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>waxwing::TrayIcon</name>
    <message numerus="yes">
        <source>Waxwing – %n unread</source>
        <translation>
            <numerusform>Waxwing – %n unread</numerusform>
            <numerusform>Waxwing – %n unread</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Waxwing – sign-in needed at %n portal(s)</source>
        <translation>
            <numerusform>Waxwing – sign-in needed at %n portal</numerusform>
            <numerusform>Waxwing – sign-in needed at %n portals</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>waxwing::WritingPanel</name>
    <message numerus="yes">
        <source>Outbox (%n)</source>
        <translation>
            <numerusform>Outbox (%n)</numerusform>
            <numerusform>Outbox (%n)</numerusform>
        </translation>
    </message>
</context>
</TS>
