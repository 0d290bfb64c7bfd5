<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>waxwing::AlertTexts</name>
    <message numerus="yes">
        <source>%n new secure message(s)</source>
        <translation>
            <numerusform>%n new secure message</numerusform>
            <numerusform>%n new secure messages</numerusform>
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
    <name>waxwing::TrayIcon</name>
    <message numerus="yes">
        <source>Waxwing – %n unread</source>
        <translation>
            <numerusform>Waxwing – %n unread</numerusform>
            <numerusform>Waxwing – %n unread</numerusform>
        </translation>
    </message>
</context>
</TS>
