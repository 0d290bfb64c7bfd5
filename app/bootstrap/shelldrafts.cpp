#include "app/bootstrap/composerparts.h"
#include "app/bootstrap/shellcompose.h"
#include "core/async/launch.h"
#include "core/content/cleanhtml.h"
#include "core/store/writingchoices.h"
#include "ui/composer/composerwindow.h"
#include "ui/composer/editorhtml.h"
#include "ui/composer/messageactions.h"
#include "ui/composer/recipients.h"
#include "ui/reader/readercontroller.h"

#include <QUuid>

/// How composers come into being: new ones, answers, and drafts that are continued.
namespace waxwing {

namespace {

Guid newId()
{
    return Guid::parse(QUuid::createUuid().toString(QUuid::WithoutBraces)).value_or(Guid());
}

QString safe(const QString& html)
{
    return cleanHtml(html, CleanOptions()).html;
}

QStringList addressesOf(const QList<User>& people)
{
    QStringList addresses;
    for (const User& person : people)
        addresses << person.email;
    return addresses;
}

Draft draftOf(const Message& message)
{
    const MessageSummary& summary = message.summary;
    Draft draft;
    for (const DraftAction action :
         {DraftAction::Reply, DraftAction::ReplyAll, DraftAction::Forward}) {
        if (summary.action.compare(toWire(action), Qt::CaseInsensitive) == 0)
            draft.action = action;
    }
    draft.parent = summary.parentGuid;
    draft.to = addressesOf(summary.to);
    draft.cc = addressesOf(summary.cc);
    draft.bcc = addressesOf(summary.bcc);
    draft.subject = summary.subject;
    draft.body = message.body;
    draft.bodyFormat = summary.bodyFormat;
    draft.options = summary.options;
    draft.expiryDate = summary.expiryDate;
    return draft;
}

} // namespace

ComposerStart ShellCompose::startOf(LiveAccount& account, Draft draft) const
{
    ComposerStart start;
    start.id = newId();
    start.draft = std::move(draft);
    start.rules = account.writing().rules();
    start.people = account.writing().people();
    start.quota = account.writing().quota();
    start.ownAddress = account.record().emailAddress;
    if (m_needs.accounts.all().size() > 1)
        start.accountName = QStringLiteral("%1 – %2").arg(
            m_needs.accounts.nameOf(account.record().id), account.record().emailAddress);
    for (const auto& other : m_needs.accounts.all()) {
        if (other.get() == &account)
            continue;
        for (const Contact& contact : other->writing().people())
            start.knownElsewhere.insert(contact.email.toLower(),
                                        m_needs.accounts.nameOf(other->record().id));
    }
    return start;
}

void ShellCompose::write(const Guid& id)
{
    LiveAccount* account = m_needs.accounts.find(id);
    if (!account)
        return;
    account->noteUserInput();
    for (const auto& each : m_needs.accounts.all())
        each->writing().prepare();
    const WritingRules& rules = account->writing().rules();
    Draft draft;
    draft.inviteNewUsers = rules.invite && !rules.isGuest;
    if (const auto& defaults = account->writing().defaults())
        applyDefaults(draft, *defaults, rules);
    draft.body = rules.signatureHtml.isEmpty()
                     ? QString()
                     : QStringLiteral("<p><br></p>") + safe(rules.signatureHtml);
    open(id, startOf(*account, draft));
}

void ShellCompose::answer(DraftAction action)
{
    const ReaderState& state = m_reader->state();
    LiveAccount* account = m_needs.accounts.find(m_reader->account().id);
    if (!account || !state.summary)
        return;
    account->noteUserInput();
    const MessageSummary& parent = *state.summary;
    if (action == DraftAction::Forward
        && (parent.isProtected() || state.phase != ReaderPhase::Open)) {
        m_actions->showNotice(parent.isProtected()
                                  ? tr("What is protected is not copied into another message. "
                                       "Forward it in the web application.")
                                  : tr("Open the message before you forward it."));
        return;
    }
    const WritingRules& rules = account->writing().rules();
    const Answered answered = recipientsOfAnswer(parent, action, account->record().emailAddress);
    Draft draft;
    draft.action = action;
    draft.parent = parent.guid;
    draft.parentIsProtected = parent.isProtected();
    draft.to = answered.to;
    draft.cc = answered.cc;
    draft.subject = subjectOfAnswer(parent.subject, action);
    draft.options = parent.options;
    draft.options.fyeoType = FyeoType::Disabled;
    draft.inviteNewUsers = rules.invite && !rules.isGuest;
    if (rules.signatureOnReply && !rules.signatureHtml.isEmpty())
        draft.body = QStringLiteral("<p><br></p>") + safe(rules.signatureHtml);
    ComposerStart start = startOf(*account, draft);
    // The content of protected messages never reaches the disk, so it is not quoted either.
    if (state.phase == ReaderPhase::Open && !parent.isProtected())
        start.quote = QStringLiteral("<p>%1</p><blockquote>%2</blockquote>")
                          .arg(attribution(parent, action).toHtmlEscaped(), state.html);
    if (action == DraftAction::Forward)
        start.forwarded = parent.attachments;
    open(account->record().id, std::move(start));
}

void ShellCompose::open(const Guid& account, ComposerStart start)
{
    LiveAccount* live = m_needs.accounts.find(account);
    if (!live)
        return;
    const Guid id = start.id;
    if (m_composers.contains(id)) {
        m_composers[id]->window->activateWindow();
        return;
    }
    auto composer
        = std::make_unique<Composer>(*live, m_needs, m_dictionaries, std::move(start));
    ComposerController* controller = &composer->controller;
    connect(&live->writing(), &AccountWriting::quotaChanged, controller,
            [controller, writing = &live->writing()] { controller->setQuota(writing->quota()); });
    connect(&composer->controller, &ComposerController::queued, this,
            [this, account, controller](const Guid& item) {
                rememberDefaults(account, controller->draft());
                offerUndo(account, item);
            });
    connect(
        &composer->controller, &ComposerController::finished, this,
        [this, id] {
            m_composers.erase(id);
            m_leaving.erase(id);
            refreshOutbox();
        },
        Qt::QueuedConnection);
    composer->window->show();
    composer->window->focusContent();
    m_composers.emplace(id, std::move(composer));
    launch(beginSpelling(account, id), "begin spelling");
    refreshOutbox();
}

/// What an answer is sent with is that of its conversation.
void ShellCompose::rememberDefaults(const Guid& account, const Draft& draft)
{
    LiveAccount* live = m_needs.accounts.find(account);
    if (live && draft.action == DraftAction::New)
        live->writing().rememberDefaults(defaultsOf(draft));
}

AsyncResult<void> ShellCompose::beginSpelling(Guid account, Guid id)
{
    const QPointer<ShellCompose> self(this);
    LiveAccount* live = m_needs.accounts.find(account);
    if (!live)
        co_return Result<void>();
    const Result<SpellingChoice> known = co_await WritingChoices(live->database()).spelling();
    if (!self)
        co_return failure(ErrorKind::Cancelled);
    const auto composer = m_composers.find(id);
    if (composer == m_composers.end())
        co_return Result<void>();
    Speller* speller = &composer->second->speller;
    connect(speller, &Speller::chosen, this, [this, account](const SpellingChoice& choice) {
        if (LiveAccount* writer = m_needs.accounts.find(account))
            launch(WritingChoices(writer->database()).setSpelling(choice), "remember spelling");
    });
    speller->begin(known.value_or(SpellingChoice()));
    co_return Result<void>();
}

void ShellCompose::openItem(const Guid& account, const Guid& id)
{
    LiveAccount* live = m_needs.accounts.find(account);
    const auto item = live ? live->writing().outbox().item(id) : std::nullopt;
    if (!item)
        return;
    ComposerStart start = startOf(*live, item->draft);
    start.id = id;
    start.isKept = true;
    const QuotedBody parts = item->draft.bodyFormat == BodyFormat::Html
                                 ? splitQuote(item->draft.body)
                                 : QuotedBody{item->draft.body, {}};
    start.draft.body = parts.written;
    start.losesContent = item->draft.bodyFormat == BodyFormat::Html
                         && holdsMoreThanEditable(parts.written);
    start.quote = parts.quote.isEmpty() ? QString() : safe(parts.quote);
    start.refusal = item->refusal;
    start.wasRefused = !item->refusal.code.isEmpty() || item->refusal.httpStatus != 0;
    open(account, std::move(start));
}

AsyncResult<void> ShellCompose::takeBackAndOpen(Guid account, Guid id)
{
    const QPointer<ShellCompose> self(this);
    LiveAccount* live = m_needs.accounts.find(account);
    if (!live)
        co_return Result<void>();
    const Result<bool> back = co_await live->writing().outbox().takeBack(id);
    if (!self)
        co_return failure(ErrorKind::Cancelled);
    if (back && *back)
        openItem(account, id);
    else if (m_actions)
        m_actions->showNotice(back ? tr("Too late: the message has been sent.")
                                   : tr("The message could not be taken back."));
    co_return Result<void>();
}

AsyncResult<void> ShellCompose::continueDraft(Guid account, Guid message)
{
    const QPointer<ShellCompose> self(this);
    LiveAccount* live = m_needs.accounts.find(account);
    if (!live)
        co_return Result<void>();
    live->writing().prepare();
    const QList<OutboxItem> items = live->writing().outbox().items();
    for (const OutboxItem& item : items) {
        if (item.messageGuid == message) {
            launch(takeBackAndOpen(account, item.id), "continue draft");
            co_return Result<void>();
        }
    }
    const std::stop_token never;
    const Result<Message> read = co_await live->writing().client().readDraft(message, never);
    if (!self)
        co_return failure(ErrorKind::Cancelled);
    live = m_needs.accounts.find(account);
    if (!live)
        co_return failure(ErrorKind::Cancelled);
    if (!read) {
        if (m_actions)
            m_actions->showNotice(tr("The draft could not be fetched from the portal."));
        co_return failure(read.error());
    }
    Draft draft = draftOf(*read);
    if (draft.bodyFormat == BodyFormat::Html) {
        const QuotedBody parts = splitQuote(draft.body);
        const QString quote = parts.quote.isEmpty() ? QString() : safe(parts.quote);
        draft.body = withQuote(safe(parts.written), quote);
    }
    const Guid id = newId();
    const Result<void> adopted
        = co_await live->writing().outbox().adopt(id, message, draft);
    if (!self)
        co_return failure(ErrorKind::Cancelled);
    live = m_needs.accounts.find(account);
    if (!adopted || !live)
        co_return adopted;
    const QList<AttachmentSummary> attachments = read->summary.attachments;
    const Result<void> known = co_await live->writing().files().addAttachments(
        id, attachments, FileOrigin::Draft, message);
    if (!self)
        co_return failure(ErrorKind::Cancelled);
    openItem(account, id);
    co_return known;
}

} // namespace waxwing
