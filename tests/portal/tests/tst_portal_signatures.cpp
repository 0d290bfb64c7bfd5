#include "tests/portal/tests/attachmenttest.h"

#include <QCryptographicHash>

using namespace waxwing::portal;
using namespace std::chrono_literals;

/// Documents that somebody is to sign, pictures of signatures, and the check of hashes.
class SignaturesTest : public AttachmentTest
{
    Q_OBJECT

    void switchOn()
    {
        changeSettings({{"eSignatures", {{"enabled", true}}},
                        {"enableESignatureDeadline", {{"enabled", true}}},
                        {"enableESignatureManualReminders", {{"enabled", true}}},
                        {"enableHashValidation", {{"enabled", true}}}});
    }

    Answer setSigners(const std::string& file, const Json& signers)
    {
        return m_client->put("/v1/attachments/" + file + "/draft/signatures",
                             {{"signatures", signers}});
    }

    static Json signer(const char* address, const char* type = "Signature", int page = 1)
    {
        return {{"emailAddress", address},
                {"placeholders",
                 {{{"type", type}, {"page", page}, {"xPosition", 72}, {"yPosition", 700}}}}};
    }

    /// A document that Jonas is to sign, sent to Jonas and Marie.
    Sent toBeSigned()
    {
        switchOn();
        Sent made;
        made.message = draft(*m_client, {{"to", {kJonas, kMarie}}});
        made.file = attach(*m_client, made.message, "contract.pdf", "%PDF-1.4 contract");
        m_client->put("/v1/attachments/" + made.file, {{"type", "ESignature"}});
        if (setSigners(made.file, Json::array({signer(kJonas)})).status != 200 ||
            send(*m_client, made.message).status != 200)
            return {};
        return made;
    }

private slots:
    void isSignedOnceByThoseNamed()
    {
        const auto made = toBeSigned();
        const auto jonas = signedIn(kJonas);
        const auto marie = signedIn(kMarie);
        const std::string path = "/v1/attachments/" + made.file + "/signature";
        QCOMPARE(details(*jonas, made.file)["type"], Json("ESignature"));
        QCOMPARE(details(*jonas, made.file)["eSignatureRequired"], Json(true));
        QCOMPARE(details(*marie, made.file)["eSignatureRequired"], Json(false));
        QCOMPARE(q(marie->post(path, {{"answer", "Agree"}}).errorCode()), QStringLiteral("907"));
        QCOMPARE(jonas->post(path, {{"answer", "Maybe"}}).status, 400);
        QCOMPARE(jonas->post(path, {{"answer", "agree"}}).status, 200);
        for (const char* again : {"", "/decline"})
            QCOMPARE(q(jonas->post(path + again, {{"answer", "Agree"}}).errorCode()),
                     QStringLiteral("Portal.AlreadyAnswered"));
        const Json after = details(*jonas, made.file);
        QCOMPARE(after["eSignatureRequired"], Json(false));
        QVERIFY(after.contains("dateSigned"));
        const Json list =
            m_client->get("/v1/attachments/" + made.file + "/signatures").json["signatures"];
        QCOMPARE(list.size(), std::size_t(1));
        QCOMPARE(list[0]["user"]["email"], Json(kJonas));
        QCOMPARE(list[0]["answer"], Json("Agree"));
        QCOMPARE(details(*m_client, made.file)["trackingSummary"]["totalEsigned"], Json(1));
        QCOMPARE(tracked(*m_client, "{types:[Esigned]}"), q(std::string("Esigned ") + kJonas));
    }

    void isDeclinedWithAReason()
    {
        const auto made = toBeSigned();
        const auto jonas = signedIn(kJonas);
        QCOMPARE(jonas
                     ->post("/v1/attachments/" + made.file + "/signature/decline",
                            {{"reason", "Wrong page"}})
                     .status,
                 200);
        const Json one =
            jonas->get("/v1/attachments/" + made.file + "/signatures").json["signatures"][0];
        QCOMPARE(one["declineReason"], Json("Wrong page"));
        QVERIFY(one.contains("declinedDate") && !one.contains("signedDate"));
        QCOMPARE(details(*jonas, made.file)["eSignatureDeclined"], Json(true));
        QCOMPARE(tracked(*m_client, "{types:[EsignDeclined]}"),
                 q(std::string("EsignDeclined ") + kJonas));
    }

    void endsAtTheDeadline()
    {
        const auto made = toBeSigned();
        const auto jonas = signedIn(kJonas);
        const std::string path = "/v1/attachments/" + made.file;
        const auto soon = m_portal->with(
            [](Control& control) { return formatTicks(control.now() + kTicksPerMinute); });
        QCOMPARE(jonas->put(path + "/deadline", {{"eSignatureDeadline", soon}}).status, 404);
        QCOMPARE(m_client->put(path + "/deadline", {{"eSignatureDeadline", soon}}).status, 200);
        QCOMPARE(details(*jonas, made.file)["eSignatureDeadline"], Json(soon));
        m_portal->advanceClock(61s);
        QCOMPARE(q(jonas->post(path + "/signature", {{"answer", "Agree"}}).errorCode()),
                 QStringLiteral("Portal.DeadlinePassed"));
        QCOMPARE(m_client->put(path + "/deadline", {{"eSignatureDeadline", nullptr}}).status, 200);
        QVERIFY(!details(*jonas, made.file).contains("eSignatureDeadline"));
        QCOMPARE(jonas->post(path + "/signature", {{"answer", "Agree"}}).status, 200);
    }

    void keepsWhoSignsWhereInTheDraft()
    {
        switchOn();
        const auto guid = draft(*m_client);
        const auto file = attach(*m_client, guid, "a.pdf", "%PDF-");
        QCOMPARE(setSigners(file, Json::array({signer(kJonas)})).status, 400);
        QCOMPARE(m_client->put("/v1/attachments/" + file, {{"type", "Strange"}}).status, 400);
        QCOMPARE(m_client->put("/v1/attachments/" + file, {{"type", "esignature"}}).status, 200);
        QCOMPARE(setSigners(file, Json::array({signer("nobody")})).status, 400);
        QCOMPARE(setSigners(file, Json::array({signer(kJonas, "Stamp")})).status, 400);
        QCOMPARE(setSigners(file, Json::array({signer(kJonas, "Initials", 0)})).status, 400);
        QCOMPARE(setSigners(file, Json::array({signer(kJonas, "Date", 2)})).status, 200);
        const Json kept =
            m_client->get("/v1/attachments/" + file + "/draft/signatures").json["signatures"];
        QCOMPARE(kept[0]["emailAddress"], Json(kJonas));
        QCOMPARE(kept[0]["placeholders"][0]["page"], Json(2));
        QCOMPARE(signedIn(kJonas)->get("/v1/attachments/" + file + "/draft/signatures").status,
                 404);
    }

    void convertsToAnotherGuid()
    {
        switchOn();
        const auto guid = draft(*m_client);
        const auto file = attach(*m_client, guid, "a.pdf", "%PDF-");
        const auto text = attach(*m_client, guid, "a.txt", "x");
        QCOMPARE(m_client->post("/v1/attachments/convert", {{"attachmentGuid", text}}).status, 400);
        const Answer answer = m_client->post("/v1/attachments/convert", {{"attachmentGuid", file}});
        const std::string made = answer.json["newAttachmentGuid"];
        QVERIFY(made != file);
        QCOMPARE(m_client->get("/v1/attachments/" + file + "/details").status, 404);
        QCOMPARE(details(*m_client, made)["type"], Json("ESignature"));
    }

    void remindsThoseWhoAreToSign()
    {
        const auto made = toBeSigned();
        const std::string path = "/v1/attachments/" + made.file + "/reminder";
        QCOMPARE(m_client->post(path, {{"emailAddresses", {kMarie}}}).status, 400);
        QCOMPARE(m_client->post(path, {{"emailAddresses", Json(501, kJonas)}}).status, 400);
        QCOMPARE(m_client->post(path, {{"emailAddresses", {kJonas}}}).status, 200);
        QCOMPARE(q(m_portal->mails().back().kind), QStringLiteral("signature-reminder"));
    }

    void isOffUnlessSwitchedOn_data()
    {
        QTest::addColumn<QString>("method");
        QTest::addColumn<QString>("rest");
        QTest::addColumn<QString>("body");
        QTest::newRow("signatures") << "GET"
                                    << "/signatures"
                                    << "";
        QTest::newRow("sign") << "POST"
                              << "/signature"
                              << R"({"answer":"Agree"})";
        QTest::newRow("decline") << "POST"
                                 << "/signature/decline"
                                 << "{}";
        QTest::newRow("deadline") << "PUT"
                                  << "/deadline"
                                  << "{}";
        QTest::newRow("reminder") << "POST"
                                  << "/reminder"
                                  << R"({"emailAddresses":["a@b.c"]})";
    }

    void isOffUnlessSwitchedOn()
    {
        QFETCH(QString, method);
        QFETCH(QString, rest);
        QFETCH(QString, body);
        const auto file = sent("a.pdf", "%PDF-");
        const Answer answer = m_client->request(
            text(method), "/v1/attachments/" + file.file + text(rest), text(body));
        QCOMPARE(q(answer.errorCode()), QStringLiteral("Portal.FeatureDisabled"));
    }

    void keepsPicturesOfSignatures()
    {
        switchOn();
        const auto file = sent("a.txt", "x");
        const std::string png = m_client->get("/v1/messages/" + file.message + "/qrcode").body;
        for (const char* kind : {"signature", "initials"}) {
            const std::string path = std::string("/v1/users/") + kind;
            QCOMPARE(m_client->get(path).status, 404);
            QCOMPARE(postForm(*m_client, path, form("no picture")).status, 400);
            QCOMPARE(postForm(*m_client, path, form(png + std::string(257 * 1024, 'x'))).status,
                     413);
            QCOMPARE(postForm(*m_client, path, form(png)).status, 200);
            QVERIFY(m_client->get(path).body == png);
        }
        const Json settings = m_client->get("/v1/user/settings").json;
        QCOMPARE(settings["customSignatureUploaded"], Json(true));
        QCOMPARE(settings["customInitialsUploaded"], Json(true));
    }

    void tellsTheHashesOfWhatIsUploaded()
    {
        switchOn();
        const std::string file = bytes(1500);
        const Json plan = m_client->post("/v1/hash", {{"totalBytesLength", 1500}}).json;
        const std::string path = "/v1/hash/" + plan["hashToken"].get<std::string>();
        QCOMPARE(uploadChunk(*m_client, plan["chunks"][1], file).status, 200);
        QCOMPARE(q(m_client->get(path).errorCode()), QStringLiteral("Portal.AttachmentIncomplete"));
        QCOMPARE(uploadChunk(*m_client, plan["chunks"][0], file).status, 200);
        const Json results = m_client->get(path).json["results"];
        QCOMPARE(results.size(), std::size_t(3));
        const auto expected =
            QCryptographicHash::hash(QByteArray::fromStdString(file), QCryptographicHash::Sha256);
        QCOMPARE(results[2]["hashValue"], Json(expected.toHex().toStdString()));
        QCOMPARE(signedIn(kJonas)->get(path).status, 404);
        const auto known = sent("known.bin", file);
        const auto search = [&](const std::string& filter) {
            return m_client->get("/v1/attachments/search?filter=" + encoded(filter));
        };
        const std::string value = results[2]["hashValue"];
        const Json found = search("{hashAlgorithm:SHA256,hashValue:" + value + "}").json;
        QCOMPARE(found["totalItems"], Json(1));
        QCOMPARE(found["results"][0]["guid"], Json(known.file));
        QCOMPARE(search("{hashValue:" + value + "}").status, 400);
        QCOMPARE(search("{hashAlgorithm:SHA256}").status, 400);
        changeSettings({{"enableHashValidation", {{"enabled", false}}}});
        QCOMPARE(m_client->post("/v1/hash", {{"totalBytesLength", 1}}).status, 403);
    }
};

QTEST_GUILESS_MAIN(SignaturesTest)
#include "tst_portal_signatures.moc"
