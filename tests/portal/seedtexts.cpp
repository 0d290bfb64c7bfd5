#include "tests/portal/seed.h"

namespace waxwing::portal {

const std::vector<SampleText>& sampleTexts()
{
    static const std::vector<SampleText> texts = {
        {"en", "Supplier contract: final comments",
         "Hello,\n\nI went through the draft once more. Clauses 4.2 and 7 are fine now, but the "
         "liability cap in 9.1 still refers to the old annex.\n\nCould you ask the other side to "
         "correct this before Thursday? The board meets on Friday morning.\n\nKind regards",
         "Thank you, I have passed this on. They promised a corrected version by tomorrow noon."},
        {"en", "Minutes of the steering meeting",
         "Dear all,\n\nplease find the minutes attached. Three points are open: budget for the "
         "second quarter, the date of the penetration test, and who speaks to the works "
         "council.\n\nPlease send corrections until the end of the week.",
         "One correction: the test was moved to the 14th, not the 16th. Otherwise this is right."},
        {"en", "Your payslip for last month",
         "Hello,\n\nyour payslip is ready. The difference to the month before comes from the "
         "travel expenses that were refunded late.\n\nHuman Resources",
         "Thanks, now I understand the number."},
        {"en", "Security notice: rotated credentials",
         "Hi,\n\nwe rotated the credentials of the reporting system last night. If one of your "
         "jobs fails with \"access denied\", please open a ticket and do not reuse the old "
         "ones.\n\nThere is no sign that anything was misused.",
         "Two of our jobs failed, both are fixed. Thanks for the quick warning!"},
        {"en", "Re-assessment of the risk register",
         "Good morning,\n\nthe auditors want to see how we rated the loss of the northern "
         "warehouse. I have written two paragraphs; please check the figures in the table.",
         "The figures are right. I would word the second paragraph more carefully."},
        {"de", "Vertragsentwurf zur Prüfung",
         "Guten Tag,\n\nanbei der überarbeitete Entwurf. Die Änderungen der Rechtsabteilung sind "
         "eingearbeitet, Ziffer 5 (Gewährleistung) bitte noch einmal genau lesen.\n\nWäre eine "
         "Rückmeldung bis Mittwoch möglich?\n\nViele Grüße",
         "Vielen Dank, Ziffer 5 passt so. Ich habe nur zwei Kommas geändert."},
        {"de", "Urlaubsübergabe und offene Punkte",
         "Hallo zusammen,\n\nab Montag bin ich zwei Wochen nicht im Büro. Offen sind die "
         "Rückfrage des Prüfers, die Lieferung für Köln und das Gespräch mit dem Betriebsrat.\n\n"
         "In dringenden Fällen bitte Jonas ansprechen.",
         "Schönen Urlaub! Die Lieferung nach Köln übernehme ich."},
        {"de", "Befund und Terminvorschlag",
         "Sehr geehrte Frau Keller,\n\nder Befund liegt vor und ist unauffällig. Für das "
         "Abschlussgespräch schlagen wir Dienstag um 9:30 Uhr oder Donnerstag um 16 Uhr vor.\n\n"
         "Mit freundlichen Grüßen",
         "Donnerstag um 16 Uhr passt sehr gut, danke."},
        {"de", "Größenordnung der Rückstellungen",
         "Liebe Kolleginnen und Kollegen,\n\nfür den Jahresabschluss brauche ich Ihre Schätzung "
         "der Rückstellungen. Bitte höchstens eine Seite, mit Begründung.",
         "Meine Schätzung: 48.000 €. Die Begründung folgt heute Abend."},
        {"fr", "Devis révisé pour l'hiver",
         "Bonjour,\n\nveuillez trouver ci-joint le devis révisé. Le délai de livraison est "
         "désormais de trois semaines, et le transport est compris.\n\nJe reste à votre "
         "disposition pour toute question.\n\nCordialement",
         "Merci beaucoup. Nous acceptons ce devis ; la commande part cet après-midi."},
        {"fr", "Compte rendu de la réunion de Genève",
         "Chers collègues,\n\nvoici le compte rendu de la réunion. Deux décisions restent à "
         "prendre : le choix du prestataire et la date de la formation.\n\nBonne lecture",
         "Merci, je préfère la deuxième semaine de mars pour la formation."},
        {"zh", "合同修改意见",
         "您好：\n\n附件是修改后的合同草案。第五条和第九条按照法务的意见作了调整，请您再看一下"
         "付款期限。\n\n如果没有问题，我们周五签字。\n\n此致敬礼",
         "付款期限没有问题，周五上午十点签字可以吗？"},
        {"zh", "第三季度质量报告",
         "各位同事：\n\n第三季度的质量报告已经完成。不良率下降到百分之零点四，主要原因是新的"
         "检测设备。\n\n详细数据请看附件。",
         "结果很好，请把图表也发给总部。"},
        {"ja", "見積書の件",
         "お世話になっております。\n\n先日ご依頼いただいた見積書をお送りいたします。納期は三週間"
         "を予定しております。\n\nご確認のほど、よろしくお願いいたします。",
         "ありがとうございます。内容を確認し、明日ご返事いたします。"},
        {"ja", "来週の打ち合わせについて",
         "田中です。\n\n来週の打ち合わせですが、水曜日の午後二時からでいかがでしょうか。会議室は"
         "予約済みです。\n\nご都合をお知らせください。",
         "水曜日の午後二時で問題ありません。"},
        {"ar", "مراجعة الميزانية السنوية",
         "السادة الزملاء،\n\nأرفق لكم مسودة الميزانية السنوية. أرجو مراجعة البند الثالث (السفر) "
         "قبل يوم الخميس.\n\nمع خالص التحية",
         "راجعت البند الثالث ولا توجد لدي ملاحظات. شكرا لكم."},
        {"ar", "موعد الاجتماع القادم",
         "مرحبا،\n\nهل يناسبكم عقد الاجتماع القادم يوم الاثنين الساعة 10:00؟ جدول الأعمال مرفق "
         "بهذه الرسالة.",
         "نعم، يوم الاثنين مناسب."},
        {"he", "סיכום הניסוי במעבדה",
         "שלום,\n\nמצורף סיכום הניסוי מהשבוע שעבר. התוצאות טובות מהצפוי, אבל צריך לחזור על "
         "המדידה השלישית.\n\nתודה",
         "קיבלתי, אחזור על המדידה ביום ראשון."},
        {"he", "אישור הגעה לכנס",
         "היי,\n\nאני מאשרת את הגעתנו לכנס בחיפה. נהיה 4 משתתפים, ונצטרך מקרן (HDMI) באולם.",
         "מצוין, שמרתי לכם את אולם ב׳."},
    };
    return texts;
}

} // namespace waxwing::portal
