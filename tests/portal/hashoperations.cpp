#include "tests/portal/attachmentrules.h"

namespace waxwing::portal {

namespace {

void requireHashes(const Call& call)
{
    if (!call.portal->feature("enableHashValidation"))
        throw PortalError(403, "Portal.FeatureDisabled", "Checking hashes is switched off.");
}

HashCalculation& ownCalculation(Call& call)
{
    const auto found = call.world.hashCalculations.find(call.guid("hashToken"));
    if (found == call.world.hashCalculations.end() || found->second.portal != call.portal ||
        found->second.user != call.user->id)
        throw PortalError(404, "Portal.TokenNotFound", "The token is not valid.");
    return found->second;
}

Json preCreateByHash(Call& call)
{
    requireHashes(call);
    const auto bytes = call.number("totalBytesLength", -1);
    if (bytes < 0)
        throw invalidField("totalBytesLength", "A file has no negative length.");
    const Guid token = call.portal->newGuid();
    auto& calculation = call.world.hashCalculations[token];
    calculation.portal = call.portal;
    calculation.user = call.user->id;
    calculation.upload = plannedUpload(call.world.files.makeFile(static_cast<std::uint64_t>(bytes)),
                                       call.portal->chunkBytes);
    return {{"hashToken", token.text()},
            {"totalBytesLength", bytes},
            {"chunks", chunkPlan(calculation.upload, call.world.rootOf(*call.portal) +
                                                         "/api/v1/hash/" + token.text())}};
}

Json uploadChunkByHash(Call& call)
{
    receiveChunk(call, ownCalculation(call).upload);
    return Json::object();
}

Json results(Call& call)
{
    const HashCalculation& calculation = ownCalculation(call);
    if (calculation.upload.missing > 0)
        throw PortalError(403, "Portal.AttachmentIncomplete",
                          "The file has not been uploaded completely.");
    Json answer;
    answer["results"] = Json::array();
    for (const char* algorithm : {"MD5", "SHA1", "SHA256"})
        answer["results"].push_back({{"hashAlgorithm", algorithm},
                                     {"hashValue", calculation.upload.file->hash(algorithm)}});
    return answer;
}

} // namespace

std::vector<OperationEntry> hashOperations()
{
    return {{"PreCreateHashCalculation", preCreateByHash},
            {"UploadHashCalculationChunk", uploadChunkByHash},
            {"GetHashCalculation", results}};
}

} // namespace waxwing::portal
