#include "tests/portal/tests/attachmenttest.h"

using namespace waxwing::portal;
using namespace std::chrono_literals;

/// Announcing, uploading, sending and downloading files.
class AttachmentsTest : public AttachmentTest
{
    Q_OBJECT

    Answer chunk(const std::string& file, int number)
    {
        return m_client->get("/v1/attachments/" + file + "/chunk/" + std::to_string(number));
    }

private slots:
    void plansConsecutiveChunksWithExclusiveEnds()
    {
        const auto guid = draft(*m_client);
        const Json plan = announceOne(*m_client, guid, "Übersicht.bin", 2500);
        QCOMPARE(plan["fileName"], Json("Übersicht.bin"));
        QCOMPARE(plan["chunks"].size(), std::size_t(3));
        std::int64_t at = 0;
        int number = 0;
        for (const auto& one : plan["chunks"]) {
            QCOMPARE(one["chunkNumber"], Json(++number));
            QCOMPARE(one["byteStartIndex"], Json(at));
            at += one["bytesSize"].get<std::int64_t>();
            QCOMPARE(one["byteEndIndex"], Json(at));
            const auto address = m_portal->portalUrl() + "/v1/attachments/" +
                                 plan["attachmentGuid"].get<std::string>() + "/chunk/" +
                                 std::to_string(number);
            QCOMPARE(one["uploadUri"], Json(address));
        }
        QCOMPARE(at, 2500);
        QCOMPARE(announceOne(*m_client, guid, "empty", 0)["chunks"].size(), std::size_t(1));
    }

    void refusesWhatMayNotBeAnnounced_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<qint64>("size");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("code");
        const auto row = [](const char* what, const std::string& name, qint64 size, int status,
                            const char* code) {
            QTest::newRow(what) << q(name) << size << status << code;
        };
        row("path", "a/b.txt", 1, 400, "928");
        row("windows path", "a\\b.txt", 1, 400, "928");
        row("parent folder", "..", 1, 400, "928");
        row("control character", "a\nb", 1, 400, "928");
        row("no name", "", 1, 400, "928");
        row("name of 256", std::string(256, 'x'), 1, 400, "928");
        row("negative", "a.txt", -1, 400, "928");
        row("restricted", "virus.EXE", 1, 403, "Portal.RestrictedAttachment");
        row("too large", "a.txt", 6LL * 1024 * 1024 * 1024, 413, "Portal.TooLarge");
        QTest::newRow("name of 255") << QString(255, u'ü') << 1LL << 200 << "";
    }

    void refusesWhatMayNotBeAnnounced()
    {
        QFETCH(QString, name);
        QFETCH(qint64, size);
        const Answer answer = announce(*m_client, draft(*m_client),
                                       {{{"fileName", text(name)}, {"totalBytesLength", size}}});
        QTEST(int(answer.status), "status");
        QTEST(q(answer.errorCode()), "code");
    }

    void countsTheLimitOverTheWholeMessage()
    {
        changeSettings({{"maxMessageFileSizeBytes", 3000}});
        const auto guid = draft(*m_client);
        QVERIFY(!announceOne(*m_client, guid, "a", 2000).is_null());
        QCOMPARE(announce(*m_client, guid, {{{"fileName", "b"}, {"totalBytesLength", 1001}}})
                     .errorCode(),
                 std::string("Portal.TooLarge"));
        QVERIFY(!announceOne(*m_client, guid, "c", 1000).is_null());
    }

    void announcesForOnesOwnDraftsOnly()
    {
        const Json files = {{{"fileName", "a"}, {"totalBytesLength", 1}}};
        const auto jonas = signedIn(kJonas);
        const auto guid = draft(*m_client);
        const Answer foreign = announce(*jonas, guid, files);
        QCOMPARE(foreign.status, 404);
        QCOMPARE(q(foreign.errorCode()), QStringLiteral("929"));
        QCOMPARE(send(*m_client, guid).status, 200);
        QCOMPARE(announce(*m_client, guid, files).status, 404);
        QCOMPARE(joined(announce(*m_client, guid, Json::array({Json::object()})).wrongFields()),
                 QStringLiteral(
                     "attachmentPlaceholders.fileName,attachmentPlaceholders.totalBytesLength"));
    }

    void deliversWhatWasUploadedInAnyOrder()
    {
        const std::string file = bytes(5000);
        const auto guid = draft(*m_client);
        const Json plan = announceOne(*m_client, guid, "Bericht.pdf", file.size());
        const std::string attachment = plan["attachmentGuid"];
        Json chunks = plan["chunks"];
        std::reverse(chunks.begin(), chunks.end());
        QCOMPARE(details(*m_client, attachment)["status"], Json("Pending"));
        for (const auto& one : chunks) {
            QCOMPARE(uploadChunk(*m_client, one, file).json, Json::object());
            if (one["chunkNumber"] == 3) {
                QCOMPARE(details(*m_client, attachment)["status"], Json("Uploading"));
            }
        }
        QCOMPARE(details(*m_client, attachment)["status"], Json("Completed"));
        QCOMPARE(send(*m_client, guid).status, 200);

        const auto jonas = signedIn(kJonas);
        const Json received = message(*jonas, guid)["attachments"][0];
        QCOMPARE(received["fileSize"], Json(5000));
        QCOMPARE(received["chunkCount"], Json(5));
        const Answer whole = download(*jonas, attachment);
        QVERIFY(whole.body == file);
        QCOMPARE(q(whole.headers.at("content-disposition")),
                 QStringLiteral("attachment; filename=\"Bericht.pdf\""));
        QCOMPARE(q(whole.headers.at("content-type")), QStringLiteral("application/pdf"));
        std::string pieces;
        for (int i = 1; i <= 5; ++i)
            pieces +=
                jonas->get("/v1/attachments/" + attachment + "/chunk/" + std::to_string(i)).body;
        QVERIFY(pieces == file);
        for (const char* wrong : {"0", "6", "-1"}) {
            const Answer none = jonas->get("/v1/attachments/" + attachment + "/chunk/" + wrong);
            QCOMPARE(none.status, 404);
            QCOMPARE(q(none.errorCode()), QStringLiteral("Portal.ChunkNotFound"));
        }
    }

    void namesFilesAsRfc6266Wants()
    {
        const auto file = sent("Größe \"neu\" 見.txt", "x");
        const Answer answer = download(*m_client, file.file);
        QCOMPARE(q(answer.headers.at("content-disposition")),
                 QStringLiteral("attachment; filename=\"Gr__e _neu_ _.txt\"; "
                                "filename*=UTF-8''Gr%C3%B6%C3%9Fe%20%22neu%22%20%E8%A6%8B.txt"));
    }

    void acceptsTheFormsOfAllClients_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<QString>("head");
        QTest::addColumn<int>("status");
        const QString plain = QStringLiteral("multipart/form-data; boundary=XX");
        QTest::newRow("empty name") << plain << "form-data; name=\"upload\"; filename=\"\"" << 200;
        QTest::newRow("no name") << plain << "form-data; name=\"upload\"" << 200;
        QTest::newRow(".NET") << "multipart/form-data; boundary=\"XX\""
                              << "form-data; name=upload; filename=a; filename*=utf-8''a" << 200;
        QTest::newRow("UTF-8") << plain << "form-data; name=\"upload\"; filename=\"Größe\"" << 200;
        QTest::newRow("semicolon")
            << plain << "form-data; name=\"upload\"; filename=\"a;name=b\\\"c\"" << 200;
        QTest::newRow("capitals") << plain << "form-data; name=\"Upload\"; filename=\"a\"" << 200;
        QTest::newRow("other part") << plain << "form-data; name=\"file\"; filename=\"a\"" << 400;
        QTest::newRow("not a form") << "application/octet-stream"
                                    << "form-data; name=\"upload\"" << 400;
        QTest::newRow("no boundary") << "multipart/form-data"
                                     << "form-data; name=\"upload\"" << 400;
        QTest::newRow("other boundary") << "multipart/form-data; boundary=YY"
                                        << "form-data; name=\"upload\"" << 400;
    }

    void acceptsTheFormsOfAllClients()
    {
        QFETCH(QString, type);
        QFETCH(QString, head);
        const Json plan = announceOne(*m_client, draft(*m_client), "a", 6);
        const Answer answer = postForm(*m_client, plan["chunks"][0]["uploadUri"],
                                       "--XX\r\nContent-Disposition: " + text(head) +
                                           "\r\n\r\n\r\n--X\n\r\n--XX--\r\n",
                                       text(type));
        QTEST(int(answer.status), "status");
        if (answer.status != 200) {
            QCOMPARE(q(answer.errorCode()), QStringLiteral("928"));
            QCOMPARE(joined(answer.wrongFields()), QStringLiteral("upload"));
        }
    }

    void refusesNamesInOtherEncodingsAndTwoParts()
    {
        const Json plan = announceOne(*m_client, draft(*m_client), "a", 1);
        const std::string address = plan["chunks"][0]["uploadUri"];
        QCOMPARE(postForm(*m_client, address, form("x", "Gr\xf6\xdf")).status, 400);
        const auto one = form("x");
        QCOMPARE(postForm(*m_client, address, one.substr(0, one.size() - 4) + "\r\n" + one).status,
                 400);
        QCOMPARE(postForm(*m_client, address, one.substr(0, 70)).status, 400);
        QCOMPARE(postForm(*m_client, address, one).status, 200);
    }

    void takesTheUploadFromWhateverElseAFormHolds()
    {
        const Json plan = announceOne(*m_client, draft(*m_client), "a", 1);
        const std::string address = plan["chunks"][0]["uploadUri"];
        const std::string other = "--XX\r\nContent-Disposition: form-data; name=\"chunkNumber\""
                                  "\r\n\r\n1\r\n";
        QCOMPARE(postForm(*m_client, address, other + form("x")).status, 200);
        QCOMPARE(postForm(*m_client, address, other + "--XX--\r\n").status, 400);
        // Blanks may follow a boundary.
        auto padded = form("x");
        padded.replace(0, 4, "--XX \t");
        QCOMPARE(postForm(*m_client, address, padded).status, 200);
    }

    void takesEmptyFiles()
    {
        const auto file = sent("empty.txt", "");
        QVERIFY(!file.file.empty());
        const Answer answer = download(*m_client, file.file);
        QCOMPARE(answer.status, 200);
        QVERIFY(answer.body.empty());
        QVERIFY(chunk(file.file, 1).body.empty());
    }

    void replacesChunksUntilTheFileIsComplete()
    {
        const std::string file = bytes(2000);
        const auto guid = draft(*m_client);
        const Json plan = announceOne(*m_client, guid, "a", file.size());
        const std::string other(2000, 'x');
        QCOMPARE(uploadChunk(*m_client, plan["chunks"][0], other).status, 200);
        QCOMPARE(uploadChunk(*m_client, plan["chunks"][0], file).status, 200);
        QCOMPARE(uploadChunk(*m_client, plan["chunks"][1], file).status, 200);
        QCOMPARE(uploadChunk(*m_client, plan["chunks"][1], file).status, 200);
        const Answer late = uploadChunk(*m_client, plan["chunks"][1], other);
        QCOMPARE(late.status, 403);
        QCOMPARE(q(late.errorCode()), QStringLiteral("Portal.AttachmentComplete"));
        QVERIFY(download(*m_client, plan["attachmentGuid"]).body == file);
    }

    void refusesWrongChunks()
    {
        const std::string file = bytes(2000);
        const Json plan = announceOne(*m_client, draft(*m_client), "a", file.size());
        const std::string address = plan["chunks"][0]["uploadUri"];
        const Answer shorter = postForm(*m_client, address, form("short"));
        QCOMPARE(shorter.status, 400);
        QCOMPARE(joined(shorter.wrongFields()), QStringLiteral("upload"));
        QCOMPARE(q(postForm(*m_client, address + "9", form("x")).errorCode()),
                 QStringLiteral("Portal.ChunkNotFound"));
        const auto jonas = signedIn(kJonas);
        const Answer foreign = postForm(*jonas, address, form(file.substr(0, 1024)));
        QCOMPARE(foreign.status, 404);
        QCOMPARE(q(foreign.errorCode()), QStringLiteral("929"));
        jonas->session.clear();
        QCOMPARE(postForm(*jonas, address, form("x")).status, 401);
    }

    void tellsProgressByWholeChunks()
    {
        const std::string file = bytes(2500);
        const Json plan = announceOne(*m_client, draft(*m_client), "a", file.size());
        const std::string guid = plan["attachmentGuid"];
        uploadChunk(*m_client, plan["chunks"][2], file);
        const auto ask = [&](TestClient& client, const std::string& guids) {
            return client.get("/v1/attachments/progress?attachmentGuids=" + encoded(guids));
        };
        for (const auto& list : {guid, "[" + guid + "]", withDashes(guid)}) {
            const Json progress = ask(*m_client, list).json["attachmentProgresses"][0];
            QCOMPARE(progress["status"], Json("Uploading"));
            QCOMPARE(progress["totalBytes"], Json(2500));
            QCOMPARE(progress["uploadedBytes"], Json(452));
            QCOMPARE(progress["chunkProgresses"][0]["status"], Json("Pending"));
            QCOMPARE(progress["chunkProgresses"][2]["status"], Json("Completed"));
        }
        QCOMPARE(ask(*signedIn(kJonas), guid).status, 404);
        QCOMPARE(ask(*m_client, guid + "," + std::string(32, '1')).status, 404);
    }

    void sendsCompleteFilesOnly()
    {
        const auto guid = draft(*m_client);
        const Json plan = announceOne(*m_client, guid, "a.txt", 4);
        const Answer early = send(*m_client, guid);
        QCOMPARE(early.status, 403);
        QCOMPARE(q(early.errorCode()), QStringLiteral("Portal.AttachmentIncomplete"));
        QCOMPARE(q(download(*m_client, plan["attachmentGuid"]).errorCode()),
                 QStringLiteral("Portal.AttachmentIncomplete"));
        uploadChunk(*m_client, plan["chunks"][0], "four");
        changeSettings({{"restrictedExtensions", {{"extensions", {".TXT"}}}}});
        QCOMPARE(q(send(*m_client, guid).errorCode()),
                 QStringLiteral("Portal.RestrictedAttachment"));
        changeSettings(
            {{"restrictedExtensions", {{"enabled", false}}}, {"maxMessageFileSizeBytes", 3}});
        QCOMPARE(send(*m_client, guid).status, 413);
        changeSettings({{"maxMessageFileSizeBytes", nullptr}});
        QCOMPARE(send(*m_client, guid).status, 200);
    }

    void removesUnlinksAndDeletes()
    {
        const auto guid = draft(*m_client);
        const std::string path = "/v1/messages/" + guid + "/attachments/";
        const auto removed = attach(*m_client, guid, "a", "1");
        const auto unlinked = attach(*m_client, guid, "b", "2");
        const auto deleted = attach(*m_client, guid, "c", "3");
        const auto jonas = signedIn(kJonas);
        QCOMPARE(jonas->remove(path + removed).status, 404);
        QCOMPARE(jonas->remove("/v1/attachments/" + deleted).status, 404);
        QCOMPARE(m_client->remove(path + removed).status, 200);
        QCOMPARE(m_client->put(path + unlinked + "/unlink").status, 200);
        QCOMPARE(m_client->remove("/v1/attachments/" + deleted).status, 200);
        QCOMPARE(message(*m_client, guid)["attachments"].size(), std::size_t(0));
        QCOMPARE(m_client->put(path + removed + "/link").status, 404);
        QCOMPARE(m_client->put(path + deleted + "/link").status, 404);
        QCOMPARE(m_client->put(path + unlinked + "/link").status, 200);
        QCOMPARE(send(*m_client, guid).status, 200);
        QCOMPARE(m_client->remove(path + unlinked).status, 404);
        const Answer used = m_client->remove("/v1/attachments/" + unlinked);
        QCOMPARE(used.status, 403);
        QCOMPARE(q(used.errorCode()), QStringLiteral("Portal.AttachmentInUse"));
    }

    void linksWhatOneCanReach()
    {
        const auto first = sent("a.txt", "content");
        const auto jonas = signedIn(kJonas);
        const auto guid = draft(*jonas, {{"to", {kMarie}}});
        const std::string path = "/v1/messages/" + guid + "/attachments/" + first.file;
        QCOMPARE(jonas->put(path + "/link").status, 200);
        QCOMPARE(jonas->put(path + "/link").status, 200);
        QCOMPARE(send(*jonas, guid).status, 200);
        const auto marie = signedIn(kMarie);
        QCOMPARE(message(*marie, guid)["attachments"].size(), std::size_t(1));
        QCOMPARE(q(download(*marie, first.file).body), QStringLiteral("content"));
        const Json related =
            jonas->get("/v1/attachments/" + first.file + "/messages").json["relatedMessages"];
        QCOMPARE(related.size(), std::size_t(2));
        const auto kept = sent("b.txt", "x", {{"messageOptions", {{"allowForward", false}}}});
        const auto next = draft(*jonas);
        QCOMPARE(q(jonas->put("/v1/messages/" + next + "/attachments/" + kept.file + "/link")
                       .errorCode()),
                 QStringLiteral("909"));
    }

    void linksTheParentsFilesToForwards()
    {
        const auto first = sent("a.txt", "content");
        const auto jonas = signedIn(kJonas);
        const auto guid =
            preCreate(*jonas, {{"actionCode", "Forward"}, {"parentGuid", first.message}});
        save(*jonas, guid, {{"to", {kMarie}}});
        QCOMPARE(send(*jonas, guid).status, 200);
        QCOMPARE(q(download(*signedIn(kMarie), first.file).body), QStringLiteral("content"));
    }

    void asksForThePasswordOfProtectedFiles()
    {
        const auto file =
            sent("a.txt", "secret", {{"messageOptions", {{"fyeoType", "UniquePassword"}}}},
                 {{"password", "Schwan-12"}});
        const auto jonas = signedIn(kJonas);
        QCOMPARE(details(*jonas, file.file)["attachmentOptions"]["fyeoType"],
                 Json("UniquePassword"));
        for (const char* path : {"", "/chunk/1"}) {
            QCOMPARE(q(download(*jonas, file.file, path).errorCode()), QStringLiteral("38"));
            QCOMPARE(q(download(*jonas, file.file, path, "wrong").errorCode()),
                     QStringLiteral("38"));
            QCOMPARE(q(download(*jonas, file.file, path, "Schwan-12").body),
                     QStringLiteral("secret"));
        }
        const std::string path = "/v1/attachments/" + file.file + "/downloadtoken";
        QCOMPARE(q(jonas->post(path, {{"password", "wrong"}}).errorCode()), QStringLiteral("38"));
        QCOMPARE(jonas->post(path, {{"password", "Schwan-12"}}).status, 200);
    }

    void givesAwayOneDownloadPerToken()
    {
        const auto file = sent("a.txt", "content");
        const auto token = [&] {
            return m_client->post("/v1/attachments/" + file.file + "/downloadtoken")
                .json.value("downloadToken", std::string());
        };
        TestClient browser(*m_portal);
        browser.clientName.clear();
        const auto fetch = [&](const std::string& one) {
            return browser.get("/v1/attachments/download/" + one);
        };
        const auto first = token();
        QCOMPARE(q(fetch(first).body), QStringLiteral("content"));
        QCOMPARE(fetch(first).status, 404);
        QCOMPARE(q(fetch(first).errorCode()), QStringLiteral("Portal.TokenNotFound"));
        const auto second = token();
        m_portal->advanceClock(61s);
        QCOMPARE(fetch(second).status, 404);
        for (const auto& request : m_portal->requests()) {
            QVERIFY(request.path.find(first) == std::string::npos);
            QVERIFY(request.path.find(second) == std::string::npos);
        }
    }

    void endsWithTheMessage()
    {
        const auto jonas = signedIn(kJonas);
        const auto expiring = sent("a.txt", "x");
        m_portal->expire(expiring.message);
        QCOMPARE(q(download(*jonas, expiring.file).errorCode()), QStringLiteral("Portal.Expired"));
        QCOMPARE(q(download(*m_client, expiring.file).errorCode()),
                 QStringLiteral("Portal.Expired"));
        const auto recalled = sent("b.txt", "x");
        m_portal->recall(recalled.message);
        QCOMPARE(q(download(*jonas, recalled.file).errorCode()), QStringLiteral("915"));
        QCOMPARE(download(*m_client, recalled.file).status, 200);
        const auto kept = sent("c.txt", "x");
        const Answer foreign = download(*signedIn(kMarie), kept.file);
        QCOMPARE(foreign.status, 403);
        QCOMPARE(q(foreign.errorCode()), QStringLiteral("907"));
        const Answer unknown = download(*jonas, std::string(32, '1'));
        QCOMPARE(unknown.status, 404);
        QCOMPARE(q(unknown.errorCode()), QStringLiteral("929"));
    }

    void takesAccessAway()
    {
        const auto file = sent("a.txt", "x");
        const auto jonas = signedIn(kJonas);
        const std::string who = message(*m_client, file.message)["to"][0]["guid"];
        const std::string path = "/v1/attachments/" + file.file + "/share?userServiceGuids=" + who;
        QCOMPARE(q(jonas->remove(path).errorCode()), QStringLiteral("907"));
        QCOMPARE(m_client->remove(path + "&unshareReason=Why").status, 200);
        QCOMPARE(q(download(*jonas, file.file).errorCode()), QStringLiteral("907"));
        QCOMPARE(message(*jonas, file.message)["attachments"][0]["hasAccess"], Json(false));
        const Json share = details(*m_client, file.file)["shares"][0];
        QCOMPARE(share["isActive"], Json(false));
        QCOMPARE(share["unshareReason"], Json("Why"));
        changeSettings({{"enableSharing", {{"enabled", false}}}});
        QCOMPARE(q(m_client->remove(path).errorCode()), QStringLiteral("Portal.FeatureDisabled"));
    }

    void offersPreviewsAndPdf()
    {
        const auto file = sent("a.txt", "x");
        const auto other = sent("b.bin", "x");
        const Json info = details(*m_client, file.file)["additionalDownloadInformation"][0];
        const Answer pdf = download(*m_client, file.file, "?downloadFileType=Pdf");
        QVERIFY(pdf.body.starts_with("%PDF-"));
        QCOMPARE(Json(pdf.body.size()), info["fileSize"]);
        QCOMPARE(q(download(*m_client, file.file, "?downloadType=preview").body),
                 QStringLiteral("x"));
        QCOMPARE(download(*m_client, file.file, "?downloadType=Nothing").status, 400);
        QCOMPARE(download(*m_client, other.file, "?preview=true").status, 400);
        QCOMPARE(download(*m_client, other.file, "?downloadFileType=Pdf").status, 400);
        changeSettings({{"attachmentPreview", {{"enabled", false}}}});
        QCOMPARE(q(download(*m_client, file.file, "?downloadType=Preview").errorCode()),
                 QStringLiteral("Portal.FeatureDisabled"));
    }

    void hasTheContentThatTheSeedAnnounces()
    {
        int seen = 0;
        const Json messages = m_client->get("/v1/messages/search?pageSize=1000").json["results"];
        for (const auto& one : messages) {
            if (one["messageOptions"]["fyeoType"] != "Disabled")
                continue;
            for (const auto& file : one["attachments"]) {
                const Answer answer = download(*m_client, file["guid"]);
                QCOMPARE(answer.status, 200);
                QCOMPARE(Json(answer.body.size()), file["fileSize"]);
                ++seen;
            }
        }
        QVERIFY(seen > 0);
    }
};

QTEST_GUILESS_MAIN(AttachmentsTest)
#include "tst_portal_attachments.moc"
