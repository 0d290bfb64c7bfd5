#include "tests/portal/png.h"
#include "tests/portal/seed.h"

#include <array>
#include <map>

namespace waxwing::portal {

namespace {

/// A picture of 64 x 64 pixels with a colour gradient.
std::string pngFile()
{
    constexpr int kPictureEdge = 64;
    std::string raw;
    for (int y = 0; y < kPictureEdge; ++y) {
        raw += '\0';
        for (int x = 0; x < kPictureEdge; ++x) {
            raw += static_cast<char>(x * 4);
            raw += static_cast<char>(y * 4);
            raw += static_cast<char>(128);
        }
    }
    return pngOf(kPictureEdge, kPictureEdge, 3, raw);
}

/// One page with one line of text, with a correct table of cross references.
std::string pdfFile()
{
    const std::string text = "BT /F1 18 Tf 72 720 Td (Waxwing sample document) Tj ET";
    const std::array<std::string, 5> objects = {
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
        "/Resources<</Font<</F1 5 0 R>>>>>>",
        "<</Length " + std::to_string(text.size()) + ">>stream\n" + text + "\nendstream",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    };
    std::string pdf = "%PDF-1.4\n";
    std::string table = "0000000000 65535 f \n";
    for (std::size_t i = 0; i < objects.size(); ++i) {
        std::string offset = std::to_string(pdf.size());
        table += std::string(10 - offset.size(), '0') + offset + " 00000 n \n";
        pdf += std::to_string(i + 1) + " 0 obj" + objects[i] + "endobj\n";
    }
    const auto start = pdf.size();
    pdf += "xref\n0 6\n" + table + "trailer<</Size 6/Root 1 0 R>>\nstartxref\n" +
           std::to_string(start) + "\n%%EOF\n";
    return pdf;
}

std::string csvFile()
{
    std::string csv = "Datum;Konto;Betrag\r\n";
    for (int i = 1; i <= 400; ++i)
        csv += "2026-" + std::to_string(i % 12 + 1) + "-" + std::to_string(i % 28 + 1) + ";" +
               std::to_string(4000 + i % 37) + ";" + std::to_string(i * 137 % 9000) + ",00\r\n";
    return csv;
}

std::string icsFile()
{
    return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Waxwing//Local portal//EN\r\n"
           "BEGIN:VEVENT\r\nUID:1@example.org\r\nDTSTART:20260504T080000Z\r\n"
           "DTEND:20260504T090000Z\r\nSUMMARY:Steering meeting\r\nEND:VEVENT\r\n"
           "END:VCALENDAR\r\n";
}

std::string textFile()
{
    std::string text;
    for (int i = 1; i <= 60; ++i)
        text += std::to_string(i) + ". Notes of the meeting, line " + std::to_string(i) +
                " – Übersicht\n";
    return text;
}

} // namespace

std::shared_ptr<const std::string> sampleFile(std::string_view kind)
{
    if (kind == "pdf")
        return std::make_shared<const std::string>(pdfFile());
    if (kind == "png")
        return std::make_shared<const std::string>(pngFile());
    if (kind == "csv")
        return std::make_shared<const std::string>(csvFile());
    if (kind == "ics")
        return std::make_shared<const std::string>(icsFile());
    if (kind == "json")
        return std::make_shared<const std::string>("{\"report\":\"harbour\",\"items\":[1,2,3]}\n");
    return std::make_shared<const std::string>(textFile());
}

} // namespace waxwing::portal
