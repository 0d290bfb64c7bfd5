#pragma once

#include "tests/portal/tests/portaltest.h"

#include <QByteArray>

#include <algorithm>

namespace waxwing::portal {

inline constexpr const char* kJonas = "jonas.weber@example.org";
inline constexpr const char* kMarie = "marie.dubois@example.org";

/// What the tests of attachments have in common: drafts, uploads and downloads in a few words.
class AttachmentTest : public PortalTest
{
    Q_OBJECT

protected:
    LocalPortalOptions options() const override
    {
        LocalPortalOptions given;
        given.seed.messages = 60;
        given.chunkBytes = 1024;
        return given;
    }

    static std::string bytes(std::size_t count)
    {
        return generatedContent(count, 7)->read(0, count);
    }

    std::string preCreate(TestClient& client, const Json& members = Json::object())
    {
        Json body = {{"actionCode", "New"}};
        body.merge_patch(members);
        return client.post("/v1/messages/", body).json.value("messageGuid", std::string());
    }

    Answer save(TestClient& client, const std::string& guid, const Json& members = Json::object())
    {
        Json body = {{"bodyFormat", "Text"}, {"subject", "Files"}, {"to", {kJonas}}};
        body.merge_patch(members);
        return client.put("/v1/messages/" + guid + "/save", body);
    }

    std::string draft(TestClient& client, const Json& members = Json::object())
    {
        const auto guid = preCreate(client);
        return save(client, guid, members).status == 200 ? guid : std::string();
    }

    Answer announce(TestClient& client, const std::string& message, const Json& files)
    {
        return client.post("/v1/attachments/precreate",
                           {{"messageGuid", message}, {"attachmentPlaceholders", files}});
    }

    Json announceOne(TestClient& client, const std::string& message, const std::string& name,
                     std::size_t size)
    {
        const Answer answer =
            announce(client, message, {{{"fileName", name}, {"totalBytesLength", size}}});
        return answer.status == 200 ? answer.json["attachmentPlaceholders"][0] : Json();
    }

    static std::string form(const std::string& content, const std::string& name = "f",
                            const std::string& part = "upload")
    {
        return "--XX\r\nContent-Disposition: form-data; name=\"" + part + "\"; filename=\"" + name +
               "\"\r\nContent-Type: application/octet-stream\r\n\r\n" + content + "\r\n--XX--\r\n";
    }

    Answer postForm(TestClient& client, const std::string& address, const std::string& body,
                    const std::string& type = "multipart/form-data; boundary=XX")
    {
        client.contentType = type;
        Answer answer = client.request("POST", address, body);
        client.contentType = "application/json";
        return answer;
    }

    Answer uploadChunk(TestClient& client, const Json& chunk, const std::string& file)
    {
        const auto start = chunk["byteStartIndex"].get<std::size_t>();
        const auto end = chunk["byteEndIndex"].get<std::size_t>();
        return postForm(client, chunk["uploadUri"], form(file.substr(start, end - start)));
    }

    /// The guid of a whole file in a draft; empty if anything was refused.
    std::string attach(TestClient& client, const std::string& message, const std::string& name,
                       const std::string& file)
    {
        const Json plan = announceOne(client, message, name, file.size());
        if (plan.is_null())
            return {};
        for (const auto& chunk : plan["chunks"]) {
            if (uploadChunk(client, chunk, file).status != 200)
                return {};
        }
        return plan["attachmentGuid"];
    }

    Answer send(TestClient& client, const std::string& guid, const Json& members = Json::object())
    {
        return client.put("/v1/messages/" + guid + "/send", members);
    }

    struct Sent
    {
        std::string message, file;
    };

    /// A sent message from the main user to Jonas with one file.
    Sent sent(const std::string& name, const std::string& file,
              const Json& members = Json::object(), const Json& sending = Json::object())
    {
        Sent result;
        result.message = draft(*m_client, members);
        result.file = attach(*m_client, result.message, name, file);
        if (result.file.empty() || send(*m_client, result.message, sending).status != 200)
            return {};
        return result;
    }

    Answer download(TestClient& client, const std::string& guid, const std::string& rest = {},
                    const std::string& password = {})
    {
        if (!password.empty())
            client.extraHeaders = {"x-sm-password: " +
                                   QByteArray::fromStdString(password).toBase64().toStdString()};
        Answer answer = client.get("/v1/attachments/" + guid + rest);
        client.extraHeaders.clear();
        return answer;
    }

    Json details(TestClient& client, const std::string& guid)
    {
        return client.get("/v1/attachments/" + guid + "/details").json;
    }

    Json message(TestClient& client, const std::string& guid)
    {
        return client.get("/v1/messages/" + guid + "?retrieveBody=false").json;
    }

    std::unique_ptr<TestClient> signedIn(const std::string& user)
    {
        auto client = std::make_unique<TestClient>(*m_portal);
        return client->signIn(user) ? std::move(client) : nullptr;
    }

    void changeSettings(const Json& patch)
    {
        m_portal->with([&](Control& control) { control.changeSettings("example", patch); });
    }

    /// Type and actor of what was done with attachments.
    QString tracked(TestClient& client, const std::string& filter)
    {
        const Answer answer =
            client.get("/v1/tracking/attachment/search?filter=" + encoded(filter));
        std::vector<std::string> rows;
        for (const auto& row : answer.json["results"])
            rows.push_back(row["trackingType"].get<std::string>() + " " +
                           row["actorUserEmail"].get<std::string>());
        std::sort(rows.begin(), rows.end());
        return joined(rows);
    }
};

} // namespace waxwing::portal
