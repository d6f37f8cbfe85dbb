#include "notes_export/words.h"

#include <algorithm>
#include <array>
#include <string>

namespace notes_export {
namespace {

struct Row {
    std::string_view language;  // lower case
    std::array<std::string_view, word_count> words;  // in the order of Word
};

// Geekdoc's languages, and those whose scripts the outputs are tested with. English first: it answers for the others.
constexpr Row rows[] = {
    {"en", {"Contents",
            "Note", "Tip", "Important", "Caution", "Warning", "Info", "OK", "Danger",
            "Footnotes", "Footnote", "Back to the text",
            "Page", "Figure", "Table", "Listing", "Formula",
            "Cover", "Introduction", "Picture not available",
            "Video", "Audio", "Post", "Web page", "Licence", "Date", "done", "to do", "Diagram",
            "Details", "required", "optional", "Default"}},
    {"am", {"ይዘት",
            "ማስታወሻ", "ጠቃሚ ምክር", "አስፈላጊ", "ጥንቃቄ", "ማስጠንቀቂያ", "መረጃ", "እሺ", "አደጋ",
            "የግርጌ ማስታወሻዎች", "የግርጌ ማስታወሻ", "ወደ ጽሑፉ ተመለስ",
            "ገጽ", "ምስል", "ሠንጠረዥ", "የኮድ ዝርዝር", "ቀመር",
            "ሽፋን", "መግቢያ", "ምስሉ አልተገኘም",
            "ቪዲዮ", "ድምፅ", "ልጥፍ", "ድረ ገጽ", "ፈቃድ", "ቀን", "ተጠናቋል", "አልተጠናቀቀም", "ንድፍ",
            "ዝርዝሮች", "ግድ የሚያስፈልግ", "ግድ ያልሆነ", "በባዶ ፈንታ"}},
    {"ar", {"المحتويات",
            "ملاحظة", "نصيحة", "مهم", "انتبه", "تحذير", "معلومة", "حسنًا", "خطر",
            "الحواشي", "حاشية", "العودة إلى النص",
            "صفحة", "شكل", "جدول", "شيفرة", "صيغة",
            "الغلاف", "مقدمة", "الصورة غير متوفرة",
            "فيديو", "صوت", "منشور", "صفحة الويب", "الرخصة", "التاريخ", "تم", "لم يتم", "مخطط",
            "تفاصيل", "مطلوب", "اختياري", "القيمة الافتراضية"}},
    {"cs", {"Obsah",
            "Poznámka", "Tip", "Důležité", "Pozor", "Varování", "Informace", "OK", "Nebezpečí",
            "Poznámky pod čarou", "Poznámka pod čarou", "Zpět k textu",
            "Strana", "Obrázek", "Tabulka", "Výpis", "Vzorec",
            "Obálka", "Úvod", "Obrázek není k dispozici",
            "Video", "Zvuk", "Příspěvek", "Webová stránka", "Licence", "Datum", "hotovo", "zbývá", "Diagram",
            "Podrobnosti", "povinné", "volitené", "Výchozí"}},
    {"da", {"Indhold",
            "Bemærk", "Tip", "Vigtigt", "Forsigtig", "Advarsel", "Info", "OK", "Fare",
            "Fodnoter", "Fodnote", "Tilbage til teksten",
            "Side", "Figur", "Tabel", "Kode", "Formel",
            "Omslag", "Indledning", "Billedet er ikke tilgængeligt",
            "Video", "Lyd", "Opslag", "Webside", "Licens", "Dato", "udført", "ikke udført", "Diagram",
            "Detaljer", "påkrævet", "valgfri", "Udgangspunkt"}},
    {"de", {"Inhalt",
            "Hinweis", "Tipp", "Wichtig", "Vorsicht", "Warnung", "Info", "OK", "Gefahr",
            "Fußnoten", "Fußnote", "Zurück zum Text",
            "Seite", "Abbildung", "Tabelle", "Listing", "Formel",
            "Umschlag", "Einleitung", "Bild nicht verfügbar",
            "Video", "Audio", "Beitrag", "Webseite", "Lizenz", "Datum", "erledigt", "offen", "Diagramm",
            "Details", "erforderlich", "optional", "Standardwert"}},
    {"es", {"Contenido",
            "Nota", "Consejo", "Importante", "Precaución", "Advertencia", "Información", "OK", "Peligro",
            "Notas al pie", "Nota al pie", "Volver al texto",
            "Página", "Figura", "Tabla", "Listado", "Fórmula",
            "Cubierta", "Introducción", "Imagen no disponible",
            "Vídeo", "Audio", "Publicación", "Página web", "Licencia", "Fecha", "hecho", "pendiente", "Diagrama",
            "Detalles", "requerido", "opcional", "Estándar"}},
    {"fr", {"Table des matières",
            "Note", "Astuce", "Important", "Attention", "Avertissement", "Info", "OK", "Danger",
            "Notes de bas de page", "Note de bas de page", "Retour au texte",
            "Page", "Figure", "Tableau", "Extrait de code", "Formule",
            "Couverture", "Introduction", "Image non disponible",
            "Vidéo", "Audio", "Publication", "Page web", "Licence", "Date", "fait", "à faire", "Diagramme",
            "Détails", "requis", "facultatif", "Défaut"}},
    {"he", {"תוכן העניינים",
            "הערה", "עצה", "חשוב", "זהירות", "אזהרה", "מידע", "אישור", "סכנה",
            "הערות שוליים", "הערת שוליים", "חזרה לטקסט",
            "עמוד", "איור", "טבלה", "קוד", "נוסחה",
            "כריכה", "מבוא", "התמונה אינה זמינה",
            "וידאו", "שמע", "פוסט", "דף אינטרנט", "רישיון", "תאריך", "בוצע", "לא בוצע", "תרשים",
            "פרטים", "נדרש", "רשות", "ברירת מחדל"}},
    {"it", {"Indice",
            "Nota", "Suggerimento", "Importante", "Attenzione", "Avvertenza", "Info", "OK", "Pericolo",
            "Note a piè di pagina", "Nota a piè di pagina", "Torna al testo",
            "Pagina", "Figura", "Tabella", "Listato", "Formula",
            "Copertina", "Introduzione", "Immagine non disponibile",
            "Video", "Audio", "Post", "Pagina web", "Licenza", "Data", "fatto", "da fare", "Diagramma",
            "Dettagli", "richiesto", "opzionale", "Valore Predefinito"}},
    {"ja", {"目次",
            "注記", "ヒント", "重要", "注意", "警告", "情報", "OK", "危険",
            "脚注", "脚注", "本文に戻る",
            "ページ", "図", "表", "リスト", "数式",
            "表紙", "はじめに", "画像を表示できません",
            "動画", "音声", "投稿", "ウェブページ", "ライセンス", "日付", "完了", "未完了", "図表",
            "詳細", "必須", "任意", "既定値"}},
    {"ko", {"차례",
            "참고", "도움말", "중요", "주의", "경고", "정보", "확인", "위험",
            "각주", "각주", "본문으로 돌아가기",
            "쪽", "그림", "표", "코드", "수식",
            "표지", "들어가며", "그림을 표시할 수 없음",
            "동영상", "오디오", "게시물", "웹 페이지", "라이선스", "날짜", "완료", "미완료", "다이어그램",
            "세부 정보", "필수", "선택", "기본값"}},
    {"nl", {"Inhoud",
            "Opmerking", "Tip", "Belangrijk", "Let op", "Waarschuwing", "Info", "OK", "Gevaar",
            "Voetnoten", "Voetnoot", "Terug naar de tekst",
            "Pagina", "Figuur", "Tabel", "Code", "Formule",
            "Omslag", "Inleiding", "Afbeelding niet beschikbaar",
            "Video", "Audio", "Bericht", "Webpagina", "Licentie", "Datum", "gedaan", "te doen", "Diagram",
            "Details", "verplicht", "optioneel", "Standaard"}},
    {"oc", {"Ensenhador",
            "Nòta", "Astúcia", "Important", "Prudéncia", "Avertiment", "Informacion", "OK", "Dangièr",
            "Nòtas de bas de pagina", "Nòta de bas de pagina", "Tornar al tèxte",
            "Pagina", "Figura", "Tablèu", "Còdi", "Formula",
            "Cobèrta", "Introduccion", "Imatge pas disponible",
            "Vidèo", "Àudio", "Publicacion", "Pagina web", "Licéncia", "Data", "fach", "de far", "Diagrama",
            "Detalhs", "requerit", "opcional", "Per Defaut"}},
    {"pl", {"Spis treści",
            "Uwaga", "Wskazówka", "Ważne", "Przestroga", "Ostrzeżenie", "Informacja", "OK", "Niebezpieczeństwo",
            "Przypisy", "Przypis", "Powrót do tekstu",
            "Strona", "Rysunek", "Tabela", "Listing", "Wzór",
            "Okładka", "Wstęp", "Obraz niedostępny",
            "Wideo", "Dźwięk", "Wpis", "Strona internetowa", "Licencja", "Data", "zrobione", "do zrobienia", "Diagram",
            "Szczegóły", "wymagane", "opcjonalne", "Domyślnie"}},
    {"pt", {"Conteúdo",
            "Nota", "Dica", "Importante", "Cuidado", "Aviso", "Informação", "OK", "Perigo",
            "Notas de rodapé", "Nota de rodapé", "Voltar ao texto",
            "Página", "Figura", "Tabela", "Listagem", "Fórmula",
            "Capa", "Introdução", "Imagem não disponível",
            "Vídeo", "Áudio", "Publicação", "Página web", "Licença", "Data", "feito", "por fazer", "Diagrama",
            "Detalhes", "obrigatório", "opcional", "Padrão"}},
    {"ru", {"Содержание",
            "Примечание", "Совет", "Важно", "Внимание", "Предупреждение", "Информация", "ОК", "Опасность",
            "Сноски", "Сноска", "Назад к тексту",
            "Страница", "Рисунок", "Таблица", "Листинг", "Формула",
            "Обложка", "Введение", "Изображение недоступно",
            "Видео", "Аудио", "Запись", "Веб-страница", "Лицензия", "Дата", "сделано", "не сделано", "Диаграмма",
            "Подробности", "обязательно", "необязательно", "По умолчанию"}},
    {"zh", {"目录",
            "注意", "提示", "重要", "小心", "警告", "信息", "好", "危险",
            "脚注", "脚注", "返回正文",
            "页", "图", "表", "代码", "公式",
            "封面", "引言", "图片无法显示",
            "视频", "音频", "帖子", "网页", "许可证", "日期", "已完成", "未完成", "图示",
            "详情", "必需", "可选", "默认值"}},
};

// Chinese in traditional characters has no row of its own: the simplified row is read more easily than English there.
std::string primary_subtag(std::string_view language) {
    std::string primary(language.substr(0, language.find_first_of("-_")));
    for (char& c : primary)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return primary;
}

}  // namespace

std::string_view word(Word id, std::string_view language) {
    const std::string primary = primary_subtag(language);
    const auto* found = std::find_if(std::begin(rows), std::end(rows), [&](const Row& row) { return row.language == primary; });
    return (found == std::end(rows) ? rows[0] : *found).words[static_cast<std::size_t>(id)];
}

}  // namespace notes_export
