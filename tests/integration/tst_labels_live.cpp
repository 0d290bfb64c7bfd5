#include "core/sync/messagelabels.h"
#include "core/sync/userlabels.h"
#include "tests/integration/livetest.h"
#include "tests/integration/signedinportal.h"

#include <QSignalSpy>
#include <QTest>

using namespace waxwing;
using namespace waxwing::test;

/// Labels of the person's own, against the local portal.
class LabelsLiveTest : public LiveTest
{
    Q_OBJECT

private:
    void begin() override { m_own = std::make_unique<SignedInPortal>(*m_live); }
    void end() override
    {
        m_messages.reset();
        m_labels.reset();
        m_rows.reset();
        m_own.reset();
    }
    void goLive()
    {
        QVERIFY(m_own->fetchInbox());
        m_rows = std::make_unique<LabelRows>(*m_own->database);
        m_labels = std::make_unique<UserLabels>(client(), *m_rows);
        m_messages = std::make_unique<MessageLabels>(client(), *m_rows);
        QVERIFY(await(m_labels->reload()));
    }
    LabelClient client() { return LabelClient(m_own->portal->caller()); }
    Guid make(const char* name, std::optional<Guid> parent = {})
    {
        const auto made = await(m_labels->create(QString::fromUtf8(name), parent));
        return made ? *made : Guid();
    }
    QList<Guid> newest(int count)
    {
        return await((*m_own->messages).guidsAt(Folder::Inbox, 0, count)).value();
    }
    /// What a list of the label shows.
    QSet<Guid> listed(const Guid& label)
    {
        ListQuery query;
        query.label = label;
        const auto rows = await((*m_own->messages).rows(query, std::nullopt, 100));
        QSet<Guid> guids;
        if (rows) {
            for (const MessageRow& row : rows->rows)
                guids << row.guid;
        }
        return guids;
    }
    QStringList names()
    {
        QStringList found;
        for (const UserLabel& label : m_labels->labels())
            found << label.name;
        found.sort();
        return found;
    }

    std::unique_ptr<SignedInPortal> m_own;
    std::unique_ptr<LabelRows> m_rows;
    std::unique_ptr<UserLabels> m_labels;
    std::unique_ptr<MessageLabels> m_messages;

private Q_SLOTS:
    void labelsAreMadeNestedRenamedAndDeletedAtThePortal()
    {
        goLive();
        const QStringList before = names();
        const Guid invoices = make("Invoices");
        const Guid year = make("2026");
        QVERIFY(!invoices.isNull() && !year.isNull());
        QVERIFY(await(m_labels->nest(year, invoices)));
        QCOMPARE(m_labels->find(year)->parent, invoices);
        QVERIFY(await(m_labels->rename(year, QStringLiteral("Jahr 2026 & später"))));
        QCOMPARE(m_labels->find(year)->name, QStringLiteral("Jahr 2026 & später"));
        const auto circle = await(m_labels->nest(invoices, year));
        QVERIFY(!circle && circle.error().hasCode(u"928"));
        const auto twice = await(m_labels->create(QStringLiteral("invoices"), std::nullopt));
        QVERIFY(!twice && twice.error().hasCode(u"Portal.LabelExists"));
        QVERIFY(await(m_labels->nest(year, std::nullopt)));
        QVERIFY(!m_labels->find(year)->parent);
        QVERIFY(await(m_labels->erase(invoices)));
        QVERIFY(await(m_labels->erase(year)));
        QCOMPARE(names(), before);
    }
    void whatIsLabelledIsListedAndAgreesWithThePortal()
    {
        goLive();
        const Guid label = make("Later");
        const QList<Guid> messages = newest(3);
        const auto put = await(m_messages->mark(messages, label, true));
        QVERIFY(put && !put->error);
        QCOMPARE(put->changed, messages);
        QCOMPARE(listed(label), QSet<Guid>(messages.begin(), messages.end()));
        const auto again = await(m_messages->mark(messages, label, true));
        QVERIFY(again && again->changed.isEmpty());
        QCOMPARE(m_live->server().requestCount("AddMessageLabel"), 3);
        const QList<Guid> one{messages.first()};
        QVERIFY(await(m_messages->mark(one, label, false)));
        QCOMPARE(listed(label), (QSet<Guid>{messages.at(1), messages.at(2)}));
        QVERIFY(m_own->fetchInbox()); // as the portal has it
        QCOMPARE(listed(label), (QSet<Guid>{messages.at(1), messages.at(2)}));
    }
    void aDeletedLabelComesBackOnItsMessages()
    {
        goLive();
        const Guid above = make("Clients");
        const Guid below = make("Weber", above);
        const QList<Guid> messages = newest(2);
        QVERIFY(await(m_messages->mark(messages, below, true)));
        const auto removed = await(m_labels->erase(above));
        QVERIFY(removed);
        QCOMPARE(removed->labels.size(), 2);
        QVERIFY(!m_labels->find(below));
        QVERIFY(listed(below).isEmpty());
        QVERIFY(await(m_labels->restore(*removed)));
        const auto weber = std::find_if(m_labels->labels().begin(), m_labels->labels().end(),
                                        [](const UserLabel& one) { return one.name == u"Weber"; });
        QVERIFY(weber != m_labels->labels().end());
        QVERIFY(weber->parent && m_labels->find(*weber->parent)->name == u"Clients");
        QCOMPARE(listed(weber->guid), QSet<Guid>(messages.begin(), messages.end()));
    }
    void labelsArePutOnElsewhereToo()
    {
        goLive();
        const Guid label = make("Elsewhere");
        const QList<Guid> messages = newest(1);
        // Another client of the same person; this one hears of it with the next page.
        QVERIFY(await(client().add(label, messages.first(), {})));
        QVERIFY(listed(label).isEmpty());
        QVERIFY(m_own->fetchInbox());
        QCOMPARE(listed(label).size(), 1);
    }
    void labelsAreThereWithoutThePortal()
    {
        goLive();
        make("Offline too");
        LabelRows rows(*m_own->database);
        UserLabels later(client(), rows);
        QVERIFY(await(later.load()));
        QCOMPARE(later.labels(), m_labels->labels());
    }
    void aFailureLeavesTheRestAsItWas()
    {
        goLive();
        const Guid label = make("Half");
        QList<Guid> messages = newest(2);
        messages.insert(1, *Guid::parse(QStringLiteral("00000000000000000000000000000123")));
        const auto put = await(m_messages->mark(messages, label, true));
        QVERIFY(put && put->error);
        QCOMPARE(put->changed, QList<Guid>{messages.first()});
        QCOMPARE(put->left, 2);
        QCOMPARE(listed(label), QSet<Guid>{messages.first()});
    }
    void everyErrorOfTheLabelsArrivesAsItself()
    {
        goLive();
        const Guid first = make("First");
        const Guid second = make("Second", first);
        const Guid unknown = *Guid::parse(QStringLiteral("00000000000000000000000000000123"));
        const Guid message = newest(1).first();
        const auto all = await((*m_own->portal).labels({}));
        QVERIFY(all);
        const auto inbox = std::find_if(all->begin(), all->end(), [](const Label& label) {
            return label.systemType == u"Inbox";
        });
        QVERIFY(inbox != all->end());
        const LabelClient labels = client();
        const auto code = [](const auto& answer) {
            return answer ? QStringLiteral("none") : answer.error().code;
        };
        const QString exists = QStringLiteral("Portal.LabelExists");
        const QString lost = QStringLiteral("Portal.LabelNotFound");
        const QString fixed = QStringLiteral("Portal.LabelNotAllowed");
        QCOMPARE(code(await(labels.create(QStringLiteral("FIRST"), std::nullopt, {}))), exists);
        QCOMPARE(code(await(labels.create(QStringLiteral("x"), unknown, {}))), lost);
        QCOMPARE(code(await(labels.rename(unknown, QStringLiteral("x"), {}))), lost);
        QCOMPARE(code(await(labels.rename(inbox->guid, QStringLiteral("x"), {}))), fixed);
        QCOMPARE(code(await(labels.nest(first, second, {}))), QStringLiteral("928"));
        QCOMPARE(code(await(labels.erase(inbox->guid, {}))), fixed);
        QCOMPARE(code(await(labels.erase(unknown, {}))), lost);
        QCOMPARE(code(await(labels.add(unknown, message, {}))), lost);
        QCOMPARE(code(await(labels.add(first, unknown, {}))), QStringLiteral("929"));
        QCOMPARE(code(await(labels.remove(inbox->guid, message, {}))), fixed);
        m_live->server().with([](portal::Control& control) {
            control.changeSettings("example", {{"enableLabels", {{"enabled", false}}}});
            return 0;
        });
        const QString off = QStringLiteral("Portal.FeatureDisabled");
        QCOMPARE(code(await(labels.create(QStringLiteral("y"), std::nullopt, {}))), off);
        QCOMPARE(code(await(labels.add(first, message, {}))), off);
    }
    void nothingIsDoneToLabelsThatAreFolders()
    {
        goLive();
        for (const UserLabel& label : m_labels->labels())
            QVERIFY(label.allowDelete && label.allowRename);
        const auto all = await((*m_own->portal).labels({}));
        QVERIFY(all);
        QVERIFY(all->size() >= m_labels->labels().size() + 5);
    }
};

QTEST_MAIN(LabelsLiveTest)
#include "tst_labels_live.moc"
