package dev.docent.retrieval.answering;

import dev.docent.retrieval.words.QuestionLanguage;
import java.util.Map;

/** Says in the language of a question that the documents do not hold its answer; in English if the language is not known. */
final class Refusal {

    private static final String ENGLISH = "The documents do not hold an answer to this question.";

    private static final Map<String, String> BY_LANGUAGE = Map.of(
            "de", "Die Dokumente enthalten keine Antwort auf diese Frage.",
            "es", "Los documentos no contienen ninguna respuesta a esta pregunta.",
            "fr", "Les documents ne contiennent pas de réponse à cette question.",
            "ru", "В документах нет ответа на этот вопрос.",
            "ar", "لا تحتوي المستندات على إجابة عن هذا السؤال.",
            "zh", "文档中没有这个问题的答案。",
            "ja", "文書にはこの質問への答えがありません。",
            "ko", "문서에 이 질문에 대한 답이 없습니다.");

    private Refusal() {}

    static String of(String question) {
        return QuestionLanguage.of(question).map(BY_LANGUAGE::get).orElse(ENGLISH);
    }

    /** {@return whether the text says so, in any of the languages} */
    static boolean is(String text) {
        return text.equals(ENGLISH) || BY_LANGUAGE.containsValue(text);
    }
}
