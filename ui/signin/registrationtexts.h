#pragma once

#include "ui/signin/formstate.h"

namespace waxwing {

/// The sentence for every refusal of a registration, confirmation or new password that is not about
/// single fields; empty where the fields say it all.
[[nodiscard]] SignInNotice noticeOf(const RegistrationOutcome& outcome, const QString& portalName);

/// The sentences at the fields that a refusal is about.
[[nodiscard]] QList<FieldNotice> fieldNoticesOf(const RegistrationOutcome& outcome);

/// The languages to choose from, as codes, in the order of the protocol: those the portal offers
/// among those it can know.
[[nodiscard]] QStringList offeredLanguages(const ServicePublicSettings& settings);
/// The one of `offered` that fits the system, else English, else the first.
[[nodiscard]] QString preferredLanguage(const QStringList& offered, const QString& systemName);

} // namespace waxwing
