#include "tests/portal/seed.h"
#include "tests/portal/text.h"

#include <algorithm>
#include <cmath>

namespace waxwing::portal {

namespace {

constexpr Ticks kSpan = 730 * kTicksPerDay;

struct SampleName
{
    const char* kind;
    const char* name;
};
constexpr SampleName kFiles[] = {
    {"pdf", "Contract draft v3.pdf"},
    {"pdf", "Befund Keller.pdf"},
    {"png", "warehouse-photo.png"},
    {"csv", "Buchungen Q3.csv"},
    {"txt", "Protokoll Übersicht.txt"},
    {"ics", "invitation.ics"},
    {"pdf", "見積書.pdf"},
    {"json", "export.json"},
};

std::string asHtml(std::string_view text)
{
    std::string html = "<p>";
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text.substr(i, 2) == "\n\n") {
            html += "</p>\n<p>";
            ++i;
        } else {
            html += htmlEscaped(text.substr(i, 1));
        }
    }
    return html + "</p>";
}

/// Writes the correspondence of one user: threads with the colleagues, spread over two years, with
/// everything a real mailbox has. All choices come from one generator, so a seed gives one result.
class MailboxWriter
{
public:
    MailboxWriter(Portal& portal, PersonId owner, Ticks now, std::uint64_t seed)
        : m_portal(portal), m_owner(owner), m_now(now), m_random(seed)
    {
        for (const auto& person : portal.people()) {
            if (person.id != owner && person.isRegistered())
                m_others.push_back(person.id);
        }
        for (const auto& sample : sampleTexts()) {
            m_texts.push_back(std::make_shared<const std::string>(sample.body));
            m_answers.push_back(std::make_shared<const std::string>(sample.answer));
            m_htmlTexts.push_back(std::make_shared<const std::string>(asHtml(sample.body)));
            m_htmlAnswers.push_back(std::make_shared<const std::string>(asHtml(sample.answer)));
        }
        for (const auto& file : kFiles)
            m_files.push_back(contentOf(sampleFile(file.kind)));
    }

    void write(int count)
    {
        const int total = count - drafts(count);
        for (int written = 0; written < total;) {
            const int length = std::min(total - written, threadLength());
            written += length;
            writeThread(length, lastDate(written, total));
        }
        for (int i = 0; i < drafts(count); ++i)
            writeDraft(i);
        for (const auto& person : m_portal.people())
            m_portal.mailbox(person.id).sortAll();
        file();
    }

private:
    static int drafts(int count) { return std::min(4, count / 20); }

    std::uint32_t pick(std::uint32_t below)
    {
        return static_cast<std::uint32_t>(m_random() % below);
    }
    bool chance(std::uint32_t percent) { return pick(100) < percent; }

    int threadLength()
    {
        const auto kind = pick(100);
        if (kind < 55)
            return 1;
        return kind < 97 ? 2 + static_cast<int>(pick(4)) : 12 + static_cast<int>(pick(14));
    }

    /// The oldest thread ends two years ago, the newest minutes ago, and recent ones are denser.
    Ticks lastDate(int written, int total) const
    {
        const double age = std::pow(1.0 - double(written) / total, 1.5);
        return m_now - 6 * kTicksPerMinute - static_cast<Ticks>(age * double(kSpan));
    }

    void writeThread(int length, Ticks last)
    {
        std::vector<Ticks> dates{last};
        for (int i = 1; i < length; ++i)
            dates.push_back(dates.back() - Ticks(90 + pick(60 * 9)) * 60 * kTicksPerSecond);
        std::reverse(dates.begin(), dates.end());
        const auto text = pick(static_cast<std::uint32_t>(m_texts.size()));
        const PersonId other = m_others[pick(static_cast<std::uint32_t>(m_others.size()))];
        const bool html = chance(50);
        const bool starts = chance(30);
        MessageId previous = kNone;
        for (int i = 0; i < length; ++i) {
            NewMessage message;
            const bool mine = starts == (i % 2 == 0);
            message.sender = mine ? m_owner : other;
            message.to = {mine ? other : m_owner};
            if (chance(15))
                addThird(message, other);
            message.parent = previous;
            message.action = i == 0 ? Action::New : (chance(12) ? Action::ReplyAll : Action::Reply);
            message.subject = sampleTexts()[text].subject;
            if (i > 0)
                message.subject.insert(0, "RE: ");
            const auto& bodies =
                i == 0 ? (html ? m_htmlTexts : m_texts) : (html ? m_htmlAnswers : m_answers);
            message.body = bodies[text];
            message.html = html;
            message.date = dates[static_cast<std::size_t>(i)];
            decorate(message, i == 0);
            previous = m_portal.insertSent(message, true);
            finish(previous, message.date);
        }
    }

    void addThird(NewMessage& message, PersonId other)
    {
        const PersonId third = m_others[pick(static_cast<std::uint32_t>(m_others.size()))];
        if (third != other)
            (chance(70) ? message.cc : message.bcc).push_back(third);
    }

    void decorate(NewMessage& message, bool first)
    {
        if (chance(18)) {
            const auto files = 1 + pick(3);
            for (std::uint32_t i = 0; i < files; ++i) {
                const auto index = pick(static_cast<std::uint32_t>(std::size(kFiles)));
                message.attachments.push_back(m_portal
                                                  .addAttachment(kFiles[index].name, m_files[index],
                                                                 message.sender,
                                                                 message.date - kTicksPerMinute)
                                                  .id);
            }
        }
        if (!first)
            return;
        const auto kind = pick(100);
        if (kind < 4) {
            message.options.protection = Protection::UniquePassword;
            message.password = "Schwan-12";
        } else if (kind < 7) {
            message.options.protection = Protection::AccountPassword;
        } else if (kind < 10) {
            message.expiry = message.date + 30 * kTicksPerDay;
        } else if (kind < 13) {
            message.options.allowReply = false;
            message.options.allowForward = false;
        } else if (kind < 16) {
            message.options.allowTracking = false;
        }
    }

    void finish(MessageId id, Ticks date)
    {
        Message& message = m_portal.message(id);
        if (chance(2)) {
            message.state = MessageState::Recalled;
            message.recallDate = date + 2 * 60 * kTicksPerMinute;
            message.recallReason = "Sent to the wrong person";
            return;
        }
        // What is older than two weeks was read by nearly everybody.
        const bool old = m_now - date > 14 * kTicksPerDay;
        for (PersonId reader : m_portal.recipients(message)) {
            if (chance(old ? 96 : 45))
                markRead(message, reader, date);
        }
        m_portal.mailbox(message.sender).find(id)->retrieved = old;
    }

    void markRead(Message& message, PersonId reader, Ticks date)
    {
        MailboxEntry& entry = *m_portal.mailbox(reader).find(message.id);
        entry.retrieved = true;
        entry.reviewed = true;
        TrackingRow row;
        row.date = std::min(m_now, date + Ticks(5 + pick(300)) * kTicksPerMinute);
        row.owner = message.sender;
        row.actor = reader;
        row.message = message.id;
        row.clientName = "secure-webapp";
        row.clientVersion = "8.12";
        row.address = "127.0.0.1";
        row.type = TrackingType::Retrieved;
        m_portal.track(row);
    }

    void writeDraft(int index)
    {
        const auto text = pick(static_cast<std::uint32_t>(m_texts.size()));
        const Ticks date = m_now - Ticks(index + 1) * kTicksPerDay;
        Message& draft = m_portal.newDraft(m_owner, Action::New, kNone, date);
        draft.state = MessageState::Draft;
        draft.subject = sampleTexts()[text].subject;
        draft.body = m_texts[text];
        draft.to = {m_others[pick(static_cast<std::uint32_t>(m_others.size()))]};
        m_portal.mailbox(m_owner).addUnsorted(draft.id, Folder::Draft);
    }

    /// Puts some of the older messages into the archive and the trash and labels others.
    void file()
    {
        Mailbox& mailbox = m_portal.mailbox(m_owner);
        std::vector<Guid> labels;
        for (const auto& label : m_portal.person(m_owner).labels) {
            if (!label.system)
                labels.push_back(label.guid);
        }
        const std::vector<MessageId> received = mailbox.folder(Folder::Inbox);
        // Moving shifts the lists, so the share filed away is bounded for very large mailboxes.
        const std::size_t most = std::min<std::size_t>(received.size(), 2000);
        for (std::size_t i = 0; i < most; ++i) {
            const auto kind = pick(100);
            if (kind < 7)
                mailbox.move(received[i], Folder::Archive);
            else if (kind < 12)
                mailbox.move(received[i], Folder::Trash);
            else if (kind < 35 && !labels.empty())
                mailbox.setLabel(received[i],
                                 labels[pick(static_cast<std::uint32_t>(labels.size()))], true);
        }
    }

    Portal& m_portal;
    PersonId m_owner;
    Ticks m_now;
    std::mt19937_64 m_random;
    std::vector<PersonId> m_others;
    std::vector<std::shared_ptr<const std::string>> m_texts, m_answers, m_htmlTexts, m_htmlAnswers;
    std::vector<std::shared_ptr<const Content>> m_files;
};

} // namespace

void seedMessages(Portal& portal, PersonId owner, int count, Ticks now, std::uint64_t seed)
{
    if (count > 0)
        MailboxWriter(portal, owner, now, seed).write(count);
}

} // namespace waxwing::portal
